import { formatDate } from '#platform/i18n/format.ts';
import { type Block, columnWidth, drawBlocks, keepTogether } from './draw-blocks.ts';
import { drawQr, qrSize } from './draw-qr.ts';
import { messages } from './messages.ts';
import { mm, type OpenDocument, openDocument } from './open-document.ts';

/** A document an office issues; all texts come ready in its language. `date` is an ISO date. */
export type Certificate = {
  lang: 'de' | 'en';
  sender: { name: string; lines: string[]; office: string };
  date: string;
  title: string;
  reference: string;
  content: Block[];
  /** Place and date, who issued it, and that it is valid without a signature: one line each. */
  closing: string[];
  /** How anybody checks that it is genuine. `code` as shown; `qr` leads to the page that checks. */
  check: { heading: string; text: string; code: string; qr: string; qrAlt: string };
};

const bodySize = 11;
const left = mm(25);

/** An issued document as PDF/A-2a and PDF/UA-1. The same input gives the same bytes: its digest is what is checked later. */
export async function renderCertificate(certificate: Certificate): Promise<Uint8Array> {
  const document = openDocument({
    lang: certificate.lang,
    title: certificate.title,
    author: certificate.sender.name,
    date: certificate.date,
    size: 'A4',
    margins: { top: mm(25), bottom: mm(25), left, right: mm(25) },
  });
  const { pdf, put, clean } = document;
  const t = messages[certificate.lang];
  const write = (tag: string, font: 'regular' | 'semibold', size: number, text: string) =>
    put(tag, () =>
      pdf
        .font(font)
        .fontSize(size)
        .fillColor('black')
        .text(clean(text), left, pdf.y, { width: columnWidth(pdf), lineGap: 1.5 }),
    );

  write('P', 'semibold', 15, certificate.sender.name);
  write('P', 'regular', 9, [certificate.sender.office, ...certificate.sender.lines].join(' · '));
  pdf.y += mm(14);
  write('H1', 'semibold', 20, certificate.title);
  pdf.y += mm(1);
  write('P', 'regular', 9, `${t.reference}: ${certificate.reference}`);
  pdf.y += mm(8);
  drawBlocks(document, certificate.content, bodySize);
  pdf.y += mm(6);
  keepTogether(pdf, mm(8) * certificate.closing.length);
  for (const line of certificate.closing) write('P', 'regular', bodySize, line);
  drawCheck(document, certificate);
  drawFrames(document, certificate);
  return document.finish();
}

function drawCheck({ pdf, put, figure, decorate, clean }: OpenDocument, { check }: Certificate): void {
  const size = qrSize(check.qr);
  keepTogether(pdf, size + mm(14));
  const top = pdf.y + mm(12);
  decorate('Layout', () => {
    pdf
      .moveTo(left, top - mm(5))
      .lineTo(left + columnWidth(pdf), top - mm(5))
      .lineWidth(0.5)
      .strokeColor('#404040')
      .stroke();
  });
  figure(check.qrAlt, [left, top, left + size, top + size], () => drawQr(pdf, check.qr, { x: left, y: top, size }));
  const x = left + size + mm(6);
  const beside = { width: columnWidth(pdf) - size - mm(6), lineGap: 1.5 };
  pdf.fillColor('black');
  put('H2', () => pdf.font('semibold').fontSize(11).text(clean(check.heading), x, top, beside));
  put('P', () =>
    pdf
      .font('regular')
      .fontSize(9.5)
      .text(clean(check.text), x, pdf.y + 2, beside),
  );
  put('P', () =>
    pdf
      .font('semibold')
      .fontSize(13)
      .text(clean(check.code), x, pdf.y + 3, beside),
  );
  pdf.y = Math.max(pdf.y, top + size);
}

// Drawn last, when the number of pages is known.
function drawFrames({ pdf, decorate, clean }: OpenDocument, certificate: Certificate): void {
  const { start, count } = pdf.bufferedPageRange();
  const t = messages[certificate.lang];
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    // Otherwise writing in the margin would begin a new page.
    pdf.page.margins.bottom = 0;
    decorate('Pagination', () => {
      pdf.font('regular').fontSize(8).fillColor('#404040');
      const line = [certificate.title, certificate.check.code, formatDate(certificate.lang, certificate.date)];
      pdf.text(clean(line.join(' · ')), left, mm(281), { width: mm(125), height: mm(4), ellipsis: true });
      pdf.text(clean(t.page(page + 1, count)), mm(150), mm(281), { width: mm(35), align: 'right', lineBreak: false });
    });
  }
}
