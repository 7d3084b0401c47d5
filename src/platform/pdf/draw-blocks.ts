import { mm, type OpenDocument } from './open-document.ts';

/** A paragraph, a list of points, or facts as label and value. */
export type Block = string | { list: string[] } | { facts: [label: string, value: string][] };

/** Draws blocks below each other in the text column, over as many pages as they need. */
export function drawBlocks(document: OpenDocument, blocks: readonly Block[], fontSize: number): void {
  document.pdf.fillColor('black');
  for (const block of blocks) {
    if (typeof block === 'string') drawParagraph(document, block, fontSize);
    else if ('list' in block) drawList(document, block.list, fontSize);
    else drawFacts(document, block.facts, fontSize);
  }
}

/** Height of paragraphs in points; lists and facts count as one line, they break where they need to. */
export function blocksHeight({ pdf, clean }: OpenDocument, blocks: readonly Block[], fontSize: number): number {
  const options = { width: columnWidth(pdf), lineGap: fontSize * 0.25 };
  pdf.font('regular').fontSize(fontSize);
  return blocks.reduce((sum, block) => {
    const height = typeof block === 'string' ? pdf.heightOfString(clean(block), options) : fontSize * 1.5;
    return sum + height + fontSize * 0.6;
  }, 0);
}

/** Starts a new page unless `height` fits on this one. */
export function keepTogether(pdf: PDFKit.PDFDocument, height: number): void {
  const { top, bottom } = pdf.page.margins;
  const available = pdf.page.height - top - bottom;
  if (pdf.y + height > pdf.page.height - bottom && height <= available) pdf.addPage();
}

/** Width of the text column in points. */
export function columnWidth(pdf: PDFKit.PDFDocument): number {
  return pdf.page.width - pdf.page.margins.left - pdf.page.margins.right;
}

function drawParagraph({ pdf, put, clean }: OpenDocument, text: string, fontSize: number): void {
  const options = { width: columnWidth(pdf), lineGap: fontSize * 0.25 };
  pdf.font('regular').fontSize(fontSize);
  // Two lines at least stay together; a longer paragraph may break.
  keepTogether(pdf, Math.min(pdf.heightOfString(clean(text), options), fontSize * 3));
  put('P', () => pdf.text(clean(text), pdf.page.margins.left, pdf.y, options));
  pdf.y += fontSize * 0.6;
}

function drawList(document: OpenDocument, items: readonly string[], fontSize: number): void {
  const { pdf, put, group, clean } = document;
  const indent = mm(5);
  const options = { width: columnWidth(pdf) - indent, lineGap: fontSize * 0.25 };
  const list = group('L');
  for (const item of items) {
    pdf.font('regular').fontSize(fontSize);
    const text = clean(item);
    keepTogether(pdf, pdf.heightOfString(text, options));
    const { y } = pdf;
    const entry = group('LI', list);
    put('Lbl', () => pdf.text('•', pdf.page.margins.left + mm(1), y, { lineBreak: false }), entry);
    put('LBody', () => pdf.text(text, pdf.page.margins.left + indent, y, options), entry);
    pdf.y += fontSize * 0.2;
  }
  pdf.y += fontSize * 0.4;
}

// A list of label and body rather than a table: read out as "label, value", and no header cells to get wrong.
function drawFacts(document: OpenDocument, facts: readonly [string, string][], fontSize: number): void {
  const { pdf, put, group, clean } = document;
  const labelWidth = columnWidth(pdf) * 0.34;
  const gap = mm(4);
  const lineGap = fontSize * 0.2;
  const list = group('L');
  for (const [label, value] of facts) {
    const left = { width: labelWidth, lineGap };
    const right = { width: columnWidth(pdf) - labelWidth - gap, lineGap };
    const labelHeight = pdf.font('semibold').fontSize(fontSize).heightOfString(clean(label), left);
    const valueHeight = pdf.font('regular').heightOfString(clean(value), right);
    keepTogether(pdf, Math.max(labelHeight, valueHeight));
    const { y } = pdf;
    const entry = group('LI', list);
    put('Lbl', () => pdf.font('semibold').text(clean(label), pdf.page.margins.left, y, left), entry);
    const page = pdf.page;
    put(
      'LBody',
      () => pdf.font('regular').text(clean(value), pdf.page.margins.left + labelWidth + gap, y, right),
      entry,
    );
    if (pdf.page === page) pdf.y = y + Math.max(labelHeight, valueHeight);
    pdf.y += fontSize * 0.25;
  }
  pdf.y += fontSize * 0.4;
}
