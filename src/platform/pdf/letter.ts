import { formatDate } from '#platform/i18n/format.ts';
import { type Block, blocksHeight, columnWidth, drawBlocks, keepTogether } from './draw-blocks.ts';
import { drawQr, qrSize } from './draw-qr.ts';
import { messages } from './messages.ts';
import { mm, type OpenDocument, openDocument } from './open-document.ts';

/** A letter; all texts come ready in its language. `date` is an ISO date. */
export type Letter = {
  lang: 'de' | 'en';
  sender: { name: string; lines: string[]; office?: string; phone?: string; email?: string };
  /** Lines of the address window, name first. */
  recipient: string[];
  date: string;
  subject: string;
  reference?: string;
  paragraphs: Block[];
  /** "Mit freundlichen Grüßen" and the name below, one line each. */
  closing: string | string[];
  qr?: { text: string; caption: string };
  footer?: string;
};

const ink = 'black';
const quiet = '#404040';
const bodySize = 11;

/** A letter by DIN 5008 form B (window envelope DL), as PDF/A-2a and PDF/UA-1. */
export async function renderLetter(letter: Letter): Promise<Uint8Array> {
  const document = openDocument({
    lang: letter.lang,
    title: letter.subject,
    author: letter.sender.name,
    date: letter.date,
    size: 'A4',
    margins: { top: mm(30), bottom: mm(28), left: mm(25), right: mm(20) },
  });
  drawFoldMarks(document);
  drawLetterhead(document, letter);
  drawRecipient(document, letter);
  drawInfoBlock(document, letter);
  drawSubject(document, letter);
  drawBlocks(document, letter.paragraphs.slice(0, -1), bodySize);
  // The greeting never stands alone on a page: the last paragraph goes with it.
  const last = letter.paragraphs.slice(-1);
  keepTogether(document.pdf, blocksHeight(document, last, bodySize) + closingHeight(document, letter));
  drawBlocks(document, last, bodySize);
  drawClosing(document, letter);
  drawPageFrames(document, letter);
  return document.finish();
}

function drawFoldMarks({ pdf, decorate }: OpenDocument): void {
  decorate('Layout', () => {
    pdf.lineWidth(0.5).strokeColor(quiet);
    // Folds at 105 and 210 mm, the hole mark between them is longer.
    for (const [y, length] of [
      [105, 4],
      [148.5, 6],
      [210, 4],
    ] as const)
      pdf
        .moveTo(mm(5), mm(y))
        .lineTo(mm(5 + length), mm(y))
        .stroke();
  });
}

function drawLetterhead({ pdf, put, clean }: OpenDocument, { sender }: Letter): void {
  const options = { width: columnWidth(pdf), height: mm(8), ellipsis: true };
  put('P', () => pdf.font('semibold').fontSize(15).fillColor(ink).text(clean(sender.name), mm(25), mm(16), options));
  put('P', () =>
    pdf
      .font('regular')
      .fontSize(9)
      .fillColor(quiet)
      .text(clean(sender.lines.join(' · ')), mm(25), mm(25), options),
  );
}

function drawRecipient(document: OpenDocument, { sender, recipient }: Letter): void {
  const { pdf, decorate, clean } = document;
  const width = mm(80);
  decorate('Layout', () => {
    const back = clean([sender.name, ...sender.lines.slice(0, 2)].join(' · '));
    pdf.font('regular').fontSize(7).fillColor(quiet);
    pdf.text(back, mm(25), mm(58.2), { width, height: mm(3), ellipsis: true });
    pdf.moveTo(mm(25), mm(61.4)).lineTo(mm(105), mm(61.4)).lineWidth(0.25).strokeColor(quiet).stroke();
  });
  const text = clean(recipient.join('\n'));
  pdf.font('regular').fillColor(ink);
  // The window shows 27.3 mm; long names make the writing smaller instead of leaving it.
  const size = [11, 10, 9, 8, 7].find((one) => pdf.fontSize(one).heightOfString(text, { width }) <= mm(27.3)) ?? 6;
  pdf.y = mm(62.7);
  pdf.fontSize(size);
  drawLines(document, text, { width });
}

// A paragraph for each line: in one paragraph a screen reader would run name and street together.
function drawLines({ pdf, put }: OpenDocument, text: string, options: { width: number; lineGap?: number }): void {
  for (const line of text.split('\n')) {
    if (line.trim() === '') pdf.y += pdf.currentLineHeight(true);
    else put('P', () => pdf.text(line, mm(25), pdf.y, options));
  }
}

function drawInfoBlock(document: OpenDocument, letter: Letter): void {
  const { pdf, put, group, clean } = document;
  const t = messages[letter.lang];
  const { office, phone, email } = letter.sender;
  const rows: [string, string | undefined][] = [
    [t.reference, letter.reference],
    [t.office, office],
    [t.phone, phone],
    [t.email, email],
    [t.date, formatDate(letter.lang, letter.date)],
  ];
  const list = group('L');
  let y = mm(50);
  for (const [label, value] of rows) {
    if (value === undefined) continue;
    const top = y;
    const entry = group('LI', list);
    put(
      'Lbl',
      () =>
        pdf
          .font('regular')
          .fontSize(8)
          .fillColor(quiet)
          .text(label, mm(125), top + 1.2, { width: mm(18) }),
      entry,
    );
    put(
      'LBody',
      () =>
        pdf
          .fontSize(9.5)
          .fillColor(ink)
          .text(clean(value), mm(144), top, { width: mm(46) }),
      entry,
    );
    y = pdf.y + 3;
  }
  pdf.y = y;
}

function drawSubject({ pdf, put, clean }: OpenDocument, { subject }: Letter): void {
  const options = { width: columnWidth(pdf), lineGap: 2 };
  const y = Math.max(mm(103.4), pdf.y + mm(4));
  put('H1', () => pdf.font('semibold').fontSize(13).fillColor(ink).text(clean(subject), mm(25), y, options));
  pdf.y += mm(6);
}

const closingOptions = { lineGap: bodySize * 0.25 };

function closingText(letter: Letter): string {
  return typeof letter.closing === 'string' ? letter.closing : letter.closing.join('\n');
}

function closingHeight({ pdf, clean }: OpenDocument, letter: Letter): number {
  const options = { ...closingOptions, width: columnWidth(pdf) };
  return (
    pdf
      .font('regular')
      .fontSize(bodySize)
      .heightOfString(clean(closingText(letter)), options) + mm(3)
  );
}

function drawClosing(document: OpenDocument, letter: Letter): void {
  const { pdf, put, figure, clean } = document;
  const options = { ...closingOptions, width: columnWidth(pdf) };
  keepTogether(pdf, closingHeight(document, letter));
  pdf.y += mm(3);
  drawLines(document, clean(closingText(letter)), options);
  if (letter.qr === undefined) return;
  const { qr } = letter;
  const size = qrSize(qr.text);
  keepTogether(pdf, size + mm(4));
  const top = pdf.y + mm(4);
  figure(qr.caption, [mm(25), top, mm(25) + size, top + size], () => drawQr(pdf, qr.text, { x: mm(25), y: top, size }));
  const beside = { width: columnWidth(pdf) - size - mm(6), lineGap: 2 };
  put('P', () =>
    pdf
      .font('regular')
      .fontSize(10)
      .fillColor(ink)
      .text(clean(qr.caption), mm(31) + size, top, beside),
  );
  pdf.y = Math.max(pdf.y, top + size);
}

// Drawn last, when the number of pages is known.
function drawPageFrames({ pdf, decorate, clean }: OpenDocument, letter: Letter): void {
  const { start, count } = pdf.bufferedPageRange();
  const t = messages[letter.lang];
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    // Otherwise writing in the margin would begin a new page.
    pdf.page.margins.bottom = 0;
    decorate('Pagination', () => {
      pdf.font('regular').fontSize(8).fillColor(quiet);
      const number = clean(t.page(page + 1, count));
      pdf.text(number, mm(25), mm(274), { width: mm(165), align: 'right', lineBreak: false });
      if (letter.footer !== undefined)
        pdf.text(clean(letter.footer), mm(25), mm(279), { width: mm(165), height: mm(12), ellipsis: true });
      if (page === start) return;
      const head = [letter.sender.name, letter.reference, formatDate(letter.lang, letter.date)];
      const line = clean(head.filter((part) => part !== undefined).join(' · '));
      pdf.text(line, mm(25), mm(16), { width: mm(165), height: mm(4), ellipsis: true });
    });
  }
}
