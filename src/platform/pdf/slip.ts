import { formatDate } from '#platform/i18n/format.ts';
import { formatCaseNumber, spellCaseNumber } from '#platform/values/case-number.ts';
import { type Block, columnWidth, drawBlocks, keepTogether } from './draw-blocks.ts';
import { drawQr, qrSize } from './draw-qr.ts';
import { messages } from './messages.ts';
import { mm, openDocument } from './open-document.ts';

/** What is handed over on the spot. `number` is compact; `code` as shown; `qr` holds the link or the offline receipt. */
export type Slip = {
  lang: 'de' | 'en';
  size: 'A4' | 'A5';
  sender: { name: string; lines: string[] };
  date: string;
  title: string;
  number: string;
  code?: string;
  statement: Block[];
  qr?: { text: string; caption: string };
  footer?: string;
};

/** A receipt slip: number large enough to be read out, with its spelling, statement and QR code. */
export async function renderSlip(slip: Slip): Promise<Uint8Array> {
  const document = openDocument({
    lang: slip.lang,
    title: slip.title,
    author: slip.sender.name,
    date: slip.date,
    size: slip.size,
    margins: { top: mm(12), bottom: mm(14), left: mm(14), right: mm(14) },
  });
  const { pdf, put, figure, decorate, clean } = document;
  const t = messages[slip.lang];
  const left = pdf.page.margins.left;
  const width = columnWidth(pdf);
  const write = (tag: string, font: 'regular' | 'semibold', size: number, text: string) =>
    put(tag, () => pdf.font(font).fontSize(size).text(clean(text), left, pdf.y, { width, lineGap: 1.5 }));

  write('P', 'semibold', 10, slip.sender.name);
  write('P', 'regular', 8.5, [...slip.sender.lines, formatDate(slip.lang, slip.date)].join(' · '));
  pdf.y += mm(5);
  write('H1', 'semibold', 15, slip.title);
  pdf.y += mm(3);
  write('P', 'regular', 10, t.number);
  write('P', 'semibold', 24, formatCaseNumber(slip.number));
  write('P', 'regular', 8.5, t.spoken(spellCaseNumber(slip.number, slip.lang).join(', ')));
  pdf.y += mm(2);
  if (slip.code !== undefined) {
    write('P', 'regular', 10, t.code);
    write('P', 'semibold', 15, slip.code);
  }
  pdf.y += mm(3);
  drawBlocks(document, slip.statement, 10);
  if (slip.qr !== undefined) {
    const { qr } = slip;
    const size = Math.min(qrSize(qr.text), width);
    keepTogether(pdf, size + mm(3));
    const top = pdf.y + mm(2);
    figure(qr.caption, [left, top, left + size, top + size], () => drawQr(pdf, qr.text, { x: left, y: top, size }));
    const beside = { width: width - size - mm(5), lineGap: 1.5 };
    put('P', () =>
      pdf
        .font('regular')
        .fontSize(9)
        .text(clean(qr.caption), left + size + mm(5), top, beside),
    );
  }
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    const foot = [slip.footer, count > 1 ? t.page(page + 1, count) : undefined].filter((part) => part !== undefined);
    decorate('Pagination', () => {
      pdf.font('regular').fontSize(8).fillColor('#404040');
      pdf.text(clean(foot.join(' · ')), left, pdf.page.height - mm(10), { width, height: mm(6), ellipsis: true });
    });
  }
  return document.finish();
}
