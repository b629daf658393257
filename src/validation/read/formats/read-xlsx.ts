import readExcelFile from 'read-excel-file/node';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { checkArchive, readPart } from './check-archive.ts';
import type { DocumentText } from './document-text.ts';
import { type Sheet, sheetToMarkdown } from './sheet-markdown.ts';

/** A spreadsheet as Markdown. Merged cells say the same in each of their rows; of formulas the value that was stored counts, and both are told. */
export async function readXlsx(bytes: Uint8Array, file: string): Promise<DocumentText> {
  const parts = checkArchive(bytes, file, 'xlsx');
  const fail = (cause: unknown): never => {
    throw new CannotGoOn(`\`${file}\` is damaged: it cannot be read as a spreadsheet.`, {
      hint: 'Open it in the program that made it and save it again.',
      cause,
    });
  };
  const read = await readExcelFile(Buffer.from(bytes)).catch(fail);
  const facts = parts
    .filter(({ name }) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .toSorted((a, b) => numberOf(a.name) - numberOf(b.name))
    .map((part) => readFacts(readPart(bytes, part, largestSheet)));
  const sheets = read.map(({ sheet, data }, index): Sheet => {
    const rows = data.map((row) => row.map(formatCell));
    for (const range of facts[index]?.merged ?? []) fillRange(rows, range);
    return { name: sheet, rows };
  });
  const merged = facts.reduce((sum, one) => sum + one.merged.length, 0);
  const formulas = facts.reduce((sum, one) => sum + one.formulas, 0);
  const { markdown, notes } = sheetToMarkdown(sheets, file);
  return {
    markdown,
    notes: [
      ...notes,
      ...(merged === 0 ? [] : [`${merged} merged ${merged === 1 ? 'cell was' : 'cells were'} filled into each of the rows below.`]),
      ...(formulas === 0
        ? []
        : [`${formulas} ${formulas === 1 ? 'cell has a formula' : 'cells have formulas'}; the stored values were taken.`]),
    ],
  };
}

function formatCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString().replace(/T00:00:00\.000Z$/, '') : String(value);
}

interface Range {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
}

/** Longest part of a sheet in bytes. */
const largestSheet = 50_000_000;

/** Merged ranges and formulas of a sheet, from its own part of the archive. */
function readFacts(xml: string): { readonly merged: readonly Range[]; readonly formulas: number } {
  const merged = [...xml.matchAll(/<mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g)].slice(0, 5000);
  return {
    merged: merged.map(([, column = 'A', row = '1', last = '1']) => ({
      row: Number(row) - 1,
      column: columnOf(column),
      lastRow: Math.min(Number(last) - 1, Number(row) + 5000),
    })),
    formulas: xml.split(/<f[\s>/]/).length - 1,
  };
}

function numberOf(name: string): number {
  return Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function fillRange(rows: string[][], { row, column, lastRow }: Range): void {
  const value = rows[row]?.[column] ?? '';
  for (let index = row + 1; index <= lastRow; index += 1) {
    const own = rows[index];
    if (own !== undefined && (own[column] ?? '') === '') own[column] = value;
  }
}
