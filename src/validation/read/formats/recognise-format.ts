import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';

/** What can be imported. */
export type DocumentFormat = 'markdown' | 'csv' | 'tsv' | 'xlsx' | 'docx' | 'html' | 'feature' | 'form';

const endings: Readonly<Record<string, DocumentFormat>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  xlsx: 'xlsx',
  docx: 'docx',
  html: 'html',
  htm: 'html',
  feature: 'feature',
  yml: 'form',
  yaml: 'form',
};

const others: Readonly<Record<string, readonly [name: string, remedy: string]>> = {
  rst: ['reStructuredText', 'Convert it to Markdown first, for example with `pandoc -f rst -t gfm`.'],
  rest: ['reStructuredText', 'Convert it to Markdown first, for example with `pandoc -f rst -t gfm`.'],
  adoc: ['AsciiDoc', 'Convert it to Markdown or HTML first, for example with `asciidoctor`.'],
  asciidoc: ['AsciiDoc', 'Convert it to Markdown or HTML first, for example with `asciidoctor`.'],
  asc: ['AsciiDoc', 'Convert it to Markdown or HTML first, for example with `asciidoctor`.'],
  org: ['Org mode', 'Export it as Markdown first.'],
  textile: ['Textile', 'Convert it to Markdown first.'],
  tex: ['LaTeX', 'Convert it to Markdown first, for example with `pandoc -t gfm`.'],
  pdf: ['PDF', 'Import the document that it was made from.'],
  doc: ['a Word document of the old form', 'Save it as .docx.'],
  xls: ['a spreadsheet of the old form', 'Save it as .xlsx or .csv.'],
  ods: ['an OpenDocument spreadsheet', 'Save it as .xlsx or .csv.'],
  odt: ['an OpenDocument text', 'Save it as .docx.'],
  rtf: ['RTF', 'Save it as .docx.'],
  xml: ['XML', 'Export the test cases as .csv or .xlsx.'],
  json: ['JSON', 'Export the test cases as .csv or .xlsx.'],
};

/** The format of a file, by its first bytes and its name. Throws `CannotGoOn` for one that cannot be imported, with what it is and what to do. */
export function recogniseFormat(file: string, bytes: Uint8Array): DocumentFormat {
  const ending = /\.([A-Za-z0-9]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  const format = endings[ending];
  if (bytes.length === 0) throw new CannotGoOn(`\`${file}\` is empty.`, { hint: 'Name another file.' });
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    const locked = format === 'xlsx' || format === 'docx';
    if (locked)
      throw new CannotGoOn(`\`${file}\` is protected by a password.`, { hint: 'Save a copy without a password and import that.' });
  }
  const other = others[ending];
  if (other !== undefined) throw refuse(file, other);
  const isZip = startsWith(bytes, [0x50, 0x4b]);
  if (format === 'xlsx' || format === 'docx') {
    if (isZip) return format;
    throw new CannotGoOn(`\`${file}\` is damaged: it is no .${format} file inside.`, {
      hint: 'Open it in the program that made it and save it again.',
    });
  }
  if (isZip) throw new CannotGoOn(`\`${file}\` is an archive or an office document.`, { hint: 'Give it its ending, .docx or .xlsx.' });
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw refuse(file, others['pdf'] ?? ['PDF', '']);
  return format ?? 'markdown';
}

/** Refuses a text in another markup that has no ending of its own, by the marks that Markdown does not have. */
export function refuseOtherMarkup(text: string, file: string): void {
  const lines = text.split('\n');
  const count = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length;
  const rest =
    count(/^\.\. [\w-]+::|^\.\. _[^:]+:|^\s*:(?:ref|doc|file|term|class|func|meth|mod|attr):`/) * 2 +
    count(/:(?:ref|doc|term|func|class|meth|mod|file):`/) +
    count(/`[^`]*<https?:[^>`]*>`_{1,2}/) +
    count(/[^:]::\s*$/);
  const sections = lines.filter(
    (line, index) => /^([=~^"'`#*+.-])\1{3,}\s*$/.test(line) && (lines[index - 1] ?? '').trim().length > 0 && !/^[=-]+\s*$/.test(line),
  ).length;
  if (rest + sections >= 3 && !lines.some((line) => /^#{1,6} \S/.test(line))) throw refuse(file, others['rst'] ?? ['', '']);
  const ascii =
    count(/^={1,5} \S/) +
    count(/^:[\w-]+:(?: |$)/) +
    count(/^\[(?:source|NOTE|TIP|WARNING|cols|%|options|\[)[^\]]*\]\s*$/) +
    count(/^\|===\s*$/) +
    count(/^\. \S/);
  if (ascii >= 3 && count(/^={1,5} \S/) > 0 && !lines.some((line) => /^#{1,6} \S/.test(line)))
    throw refuse(file, others['adoc'] ?? ['', '']);
}

function refuse(file: string, [name, hint]: readonly [string, string]): CannotGoOn {
  return new CannotGoOn(`\`${file}\` is ${name}, which Docket does not read.`, { hint });
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
