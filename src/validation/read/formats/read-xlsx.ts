import readExcelFile from 'read-excel-file/node';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { type ArchivePart, checkArchive, readPart } from './check-archive.ts';
import type { DocumentText } from './document-text.ts';
import { readSheetFacts, refuseManyRows, type SheetFacts } from './sheet-facts.ts';
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
  const facts = parts
    .filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .toSorted((a, b) => numberOf(a.name) - numberOf(b.name))
    .map((part) => readSheetFacts(readSheet(bytes, part, file), file));
  refuseManyRows(
    facts.reduce((sum, { rows }) => sum + rows, 0),
    file,
  );
  const read = await readExcelFile(Buffer.from(bytes)).catch(fail);
  const sheets = read.map(({ sheet, data }, index): Sheet => {
    const rows = data.map((row) => row.map(formatCell));
    for (const error of facts[index]?.errors ?? []) fillError(rows, error);
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

/** Longest part of a sheet in bytes. */
const largestSheet = 50_000_000;

function readSheet(bytes: Uint8Array, part: ArchivePart, file: string): string {
  const xml = readPart(bytes, part, largestSheet);
  if (xml === '' && part.length > 0)
    throw new CannotGoOn(`\`${file}\` has a sheet that is damaged or larger than 50 MB.`, { hint: 'Import a part of it.' });
  return xml;
}

function numberOf(name: string): number {
  return Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);
}

function fillError(rows: string[][], { row, column, text }: SheetFacts['errors'][number]): void {
  const own = rows[row];
  if (own !== undefined && (own[column] ?? '') === '') own[column] = text;
}

function fillRange(rows: string[][], { row, column, lastRow }: SheetFacts['merged'][number]): void {
  const value = rows[row]?.[column] ?? '';
  for (let index = row + 1; index <= lastRow; index += 1) {
    const own = rows[index];
    if (own !== undefined && (own[column] ?? '') === '') own[column] = value;
  }
}
