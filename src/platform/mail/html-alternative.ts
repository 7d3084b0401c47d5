/** A plain HTML form of a text mail: paragraphs, line breaks, links; the same words, readable large. */
export function htmlAlternative(text: string, lang: 'de' | 'en'): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(lineToHtml).join('<br>')}</p>`);
  const style = 'font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em';
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"></head><body style="${style}">${paragraphs.join('\n')}</body></html>`;
}

function lineToHtml(line: string): string {
  return line
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/g)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part),
    )
    .join('');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
