import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { decodeText } from './decode-text.ts';
import type { DocumentText } from './document-text.ts';
import { type DocumentFormat, recogniseFormat, refuseOtherMarkup } from './recognise-format.ts';

/** A document as Markdown, with the format that it had. */
export interface ReadDocument extends DocumentText {
  readonly format: DocumentFormat;
}

/** Largest file in bytes. */
const largest = 20_000_000;

/** Reads a document of any format that Docket knows as Markdown. What reads a format is loaded when one is there. Throws `CannotGoOn` for what cannot be read. */
export async function readDocument(bytes: Uint8Array, file: string): Promise<ReadDocument> {
  if (bytes.length > largest) throw new CannotGoOn(`\`${file}\` is larger than 20 MB.`, { hint: 'Import a part of it.' });
  const format = recogniseFormat(file, bytes);
  const { markdown, notes } = await readers[format](bytes, file);
  return { format, markdown: plainBoxes(markdown), notes };
}

/** Boxes as fonts of symbols draw them, as those that are read. */
function plainBoxes(text: string): string {
  return text
    .replace(/[\u{1F78E}\u{1F78F}\u{1F790}\u{1F78D}❑❒❏❐▢\u{1F5C6}\u{F0A8}\u{F06F}]/gu, '☐')
    .replace(/[\u{1F5F9}\u{F0FE}]/gu, '☑')
    .replace(/[\u{1F5F7}\u{1F5F5}\u{F078}\u{F0FD}]/gu, '☒')
    .replace(/[\u{1F5F8}\u{F0FC}]/gu, '✔')
    .replace(/[\u{1F5F6}\u{F0FB}]/gu, '✘');
}

const readers: Readonly<Record<DocumentFormat, (bytes: Uint8Array, file: string) => DocumentText | Promise<DocumentText>>> = {
  markdown: (bytes, file) => {
    const text = decodeText(bytes, file);
    refuseOtherMarkup(text, file);
    return { markdown: text, notes: [] };
  },
  csv: async (bytes, file) => (await import('../sheets/read-csv.ts')).readCsv(decodeText(bytes, file), { file, tabs: false }),
  tsv: async (bytes, file) => (await import('../sheets/read-csv.ts')).readCsv(decodeText(bytes, file), { file, tabs: true }),
  xlsx: async (bytes, file) => (await import('../sheets/read-xlsx.ts')).readXlsx(bytes, file),
  docx: async (bytes, file) => (await import('./read-docx.ts')).readDocx(bytes, file),
  html: async (bytes, file) => (await import('./html-markdown.ts')).htmlToMarkdown(decodeText(bytes, file), file),
  feature: async (bytes, file) => (await import('./read-feature.ts')).readFeature(decodeText(bytes, file), file),
  form: async (bytes, file) => (await import('./read-form.ts')).readForm(decodeText(bytes, file), file),
};
