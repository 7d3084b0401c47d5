import sanitize from 'sanitize-html';

/**
 * Keeps what the standard allows in texts (p br h1–h6 b strong i em sup sub ul ol li, links to web, mail and phone) and
 * drops everything else with its attributes; scripts and styles go with their content.
 */
export function cleanHtml(html: string): string {
  return sanitize(html, {
    allowedTags: [
      'p',
      'br',
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'b',
      'strong',
      'i',
      'em',
      'sup',
      'sub',
      'ul',
      'ol',
      'li',
      'a',
    ],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    // A heading inside a text stands below the headings of our page.
    transformTags: { h1: 'h4', h2: 'h4', h3: 'h4', h4: 'h5', h5: 'h6' },
  }).trim();
}

/** The words alone, for the search. */
export function plainText(html: string): string {
  return sanitize(html, { allowedTags: [], allowedAttributes: {} }).replace(/\s+/g, ' ').trim();
}
