import { create } from 'qrcode';
import { mm } from './open-document.ts';

/** How large a QR code must be printed to be read by an old telephone: 0.4 mm a module, at least 25 mm. In points. */
export function qrSize(text: string): number {
  return Math.max(mm(25), create(text, { errorCorrectionLevel: 'M' }).modules.size * mm(0.4));
}

/** Draws a QR code as one filled path: sharp at any size. The four modules of quiet zone are left to the caller. */
export function drawQr(pdf: PDFKit.PDFDocument, text: string, at: { x: number; y: number; size: number }): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const unit = at.size / modules.size;
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; ) {
      let end = column;
      while (end < modules.size && modules.get(row, end) === 1) end++;
      // A run of dark modules is one rectangle: no hair lines between neighbours, a third of the size.
      if (end > column) pdf.rect(at.x + column * unit, at.y + row * unit, (end - column) * unit, unit);
      column = end + 1;
    }
  }
  pdf.fill('black');
}
