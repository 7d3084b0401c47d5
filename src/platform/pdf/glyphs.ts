/**
 * The code points a TrueType font has a glyph for, read from its cmap (format 4 or 12). PDF/A and PDF/UA forbid the
 * empty box for a missing glyph, and pdfkit does not say when it writes one.
 */
export function readGlyphs(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = findTable(view, 'cmap');
  const points = new Set<number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const table = cmap + view.getUint32(cmap + 8 + i * 8);
    const format = view.getUint16(table);
    if (format === 4) readFormat4(view, table, points);
    if (format === 12) readFormat12(view, table, points);
  }
  return points;
}

/** A text with every sign the font lacks replaced: by its base letter where it has one, else by a question mark. */
export function printable(text: string, glyphs: Set<number>): string {
  const has = (sign: string) => glyphs.has(sign.codePointAt(0) ?? -1);
  let result = '';
  for (const sign of text.normalize('NFC')) {
    if (has(sign) || sign === '\n') result += sign;
    else if (/[\p{Cc}\p{Cf}\p{Mn}]/u.test(sign)) continue;
    else if (/\s/u.test(sign)) result += ' ';
    else if (/\p{Pd}/u.test(sign)) result += '-';
    else {
      const base = sign.normalize('NFKD').replace(/\p{Mn}/gu, '');
      result += base !== '' && [...base].every(has) ? base : '?';
    }
  }
  return result;
}

function findTable(view: DataView, name: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(record + offset)));
    if (tag === name) return view.getUint32(record + 8);
  }
  throw new Error(`the font has no table ${name}`);
}

function readFormat4(view: DataView, table: number, points: Set<number>): void {
  const segments = view.getUint16(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  for (let i = 0; i < segments; i++) {
    const start = view.getUint16(starts + i * 2);
    const offset = view.getUint16(offsets + i * 2);
    for (let point = start; point <= view.getUint16(ends + i * 2) && point < 0xffff; point++) {
      const glyph =
        offset === 0
          ? (point + view.getUint16(deltas + i * 2)) & 0xffff
          : view.getUint16(offsets + i * 2 + offset + (point - start) * 2);
      if (glyph !== 0) points.add(point);
    }
  }
}

function readFormat12(view: DataView, table: number, points: Set<number>): void {
  for (let i = 0; i < view.getUint32(table + 12); i++) {
    const group = table + 16 + i * 12;
    for (let point = view.getUint32(group); point <= view.getUint32(group + 4); point++) points.add(point);
  }
}
