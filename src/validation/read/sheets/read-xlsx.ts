import readExcelFile from 'read-excel-file/node';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { type ArchivePart, checkArchive, readPart } from '../formats/check-archive.ts';
import type { DocumentText } from '../formats/document-text.ts';
import { readSheetFacts, refuseManyRows, type SheetFacts } from './sheet-facts.ts';
import { type Sheet, sheetToMarkdown } from './sheet-markdown.ts';
import { readLooks } from './sheet-marks.ts';
import { listSheetParts } from './sheet-parts.ts';

/** A spreadsheet as Markdown. Merged cells say the same in each of their rows; of formulas the value that was stored counts, and both are told. */
export async function readXlsx(bytes: Uint8Array, file: string): Promise<DocumentText> {
  const parts = checkArchive(bytes, file, 'xlsx');
  const fail = (cause: unknown): never => {
    throw new CannotGoOn(`\`${file}\` is damaged: it cannot be read as a spreadsheet.`, {
      hint: 'Open it in the program that made it and save it again.',
      cause,
    });
  };
  const readText = (path: string) => {
    const part = parts.find(({ name }) => name === path);
    return part === undefined ? '' : readSheet(bytes, part, file);
  };
  const looks = readLooks({ styles: readText('xl/styles.xml'), texts: readText('xl/sharedStrings.xml') });
  const facts = parts
    .filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .toSorted((a, b) => numberOf(a.name) - numberOf(b.name))
    .map((part) => ({ name: part.name, ...readSheetFacts(readSheet(bytes, part, file), file, looks) }));
  refuseManyRows(
    facts.reduce((sum, { rows }) => sum + rows, 0),
    file,
  );
  const named = listSheetParts(bytes, parts);
  const read = await readExcelFile(Buffer.from(bytes)).catch(fail);
  const sheets = read.map(({ sheet, data }, index): Sheet => {
    const rows = data.map((row) => row.map(formatCell));
    const own = facts.find(({ name }) => name === named.get(sheet)?.part) ?? facts[index];
    for (const error of own?.errors ?? []) fillError(rows, error);
    for (const cell of own?.struck ?? []) strikeOut(rows, cell);
    for (const range of own?.merged ?? []) fillRange(rows, range);
    return { name: sheet, rows };
  });
  const hiddenSheets = [...named].filter(([, { isHidden }]) => isHidden).map(([name]) => `\`${name}\``);
  const hidden = facts.reduce((sum, one) => sum + one.hidden, 0);
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
      ...(hidden === 0
        ? []
        : [`${hidden} hidden ${hidden === 1 ? 'row or column was' : 'rows or columns were'} taken over like the others.`]),
      ...(hiddenSheets.length === 0 ? [] : [`Hidden in the file and taken over like the others: ${hiddenSheets.slice(0, 20).join(', ')}.`]),
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

/** Marks what is struck out; marks become strokes when cells are written as Markdown. */
function strikeOut(rows: string[][], { row, column, text }: SheetFacts['struck'][number]): void {
  const own = rows[row];
  const value = own?.[column] ?? '';
  if (own !== undefined && value.trim() !== '') own[column] = text ?? `\uE000${value}\uE001`;
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
