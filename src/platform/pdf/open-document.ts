import PDFDocument from 'pdfkit';
import { loadFonts } from './fonts.ts';
import { printable } from './glyphs.ts';

/** Points of a length in millimetres. */
export const mm = (length: number) => (length * 72) / 25.4;

/** A tagged document being drawn: `put` adds a piece of content with its meaning, `decorate` one without. */
export type OpenDocument = {
  pdf: PDFKit.PDFDocument;
  /** Draws inside a structure element; `parent` nests (list → item → body). */
  put: (tag: string, draw: () => void, parent?: PDFKit.PDFStructureElement) => void;
  group: (tag: string, parent?: PDFKit.PDFStructureElement) => PDFKit.PDFStructureElement;
  figure: (alt: string, box: [number, number, number, number], draw: () => void) => void;
  decorate: (kind: 'Pagination' | 'Layout', draw: () => void) => void;
  /** A text with only signs the font has. */
  clean: (text: string) => string;
  finish: () => Promise<Uint8Array>;
};

// PDF/A allows foreign XMP properties only with their description beside them.
const pdfUa = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;

/**
 * Opens an archivable, accessible document: PDF/A-2a and PDF/UA-1, tagged, with language and title, fonts embedded.
 * The same input gives the same bytes: time comes in as `date` (ISO), nothing is drawn at random.
 */
export function openDocument(options: {
  lang: 'de' | 'en';
  title: string;
  author: string;
  date: string;
  size: 'A4' | 'A5';
  margins: { top: number; bottom: number; left: number; right: number };
}): OpenDocument {
  const fonts = loadFonts();
  const clean = (text: string) => printable(text, fonts.glyphs);
  const pdf = new PDFDocument({
    size: options.size,
    margins: options.margins,
    font: fonts.regular,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: options.lang === 'de' ? 'de-DE' : 'en-GB',
    subset: 'PDF/A-2a',
    info: {
      Title: clean(options.title),
      Author: clean(options.author),
      Producer: 'buergernah',
      Creator: 'buergernah',
      CreationDate: new Date(`${options.date.slice(0, 10)}T12:00:00Z`),
      ModDate: new Date(`${options.date.slice(0, 10)}T12:00:00Z`),
    },
  });
  pdf.registerFont('regular', fonts.regular);
  pdf.registerFont('semibold', fonts.semibold);
  pdf.appendXML(pdfUa);
  const bytes = new Promise<Uint8Array>((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  const root = pdf.struct('Document');
  pdf.addStructure(root);

  return {
    pdf,
    clean,
    put: (tag, draw, parent = root) => void parent.add(pdf.struct(tag, {}, draw)),
    group: (tag, parent = root) => {
      const element = pdf.struct(tag);
      parent.add(element);
      return element;
    },
    figure: (alt, bbox, draw) => {
      const described = { alt: clean(alt), bbox };
      root.add(pdf.struct('Figure', described, draw));
    },
    decorate: (type, draw) => {
      pdf.markContent('Artifact', { type });
      draw();
      pdf.endMarkedContent();
    },
    finish: () => {
      root.end();
      pdf.end();
      return bytes;
    },
  };
}
