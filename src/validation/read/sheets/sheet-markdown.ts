import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { escapeText } from '../../../text/schema/escape-text.ts';
import { formatRow } from '../../../text/schema/table-row.ts';
import { findField } from '../../schema/fields/field-names.ts';
import { isOverallName } from '../../schema/verdicts/overall-names.ts';
import type { DocumentText } from '../formats/document-text.ts';
import { renameColumns } from './export-columns.ts';
import { escapeCell } from './sheet-cell.ts';
import { refuseManyRows } from './sheet-facts.ts';
import { formatCases } from './test-exports.ts';

/** A sheet with its cells as text, row by row. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** How many columns a sheet may have. */
const mostColumns = 60;
/** How far down the head of a sheet is looked for. */
const deepest = 25;

/**
 * Sheets as Markdown: each with test cases is a table below a heading of its name, what stands above its head is text. An identifier that stands in the first
 * row of a test case alone, as test tools export it, is counted on in the rows below. Throws `CannotGoOn` when no sheet has a head.
 */
export function sheetToMarkdown(sheets: readonly Sheet[], file: string): DocumentText {
  const notes: string[] = [];
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell.trim() !== '')));
  if (filled.length === 0) throw new CannotGoOn(`\`${file}\` is empty.`, { hint: 'Name another file.' });
  const total = filled.reduce((sum, { rows }) => sum + rows.length, 0);
  refuseManyRows(total, file);
  let hasHead = false;
  const parts = filled.flatMap((sheet) => {
    const cases = formatCases(sheet.rows, filled.length > 1 ? 3 : 2);
    notes.push(...(cases?.notes ?? []));
    const tables = cases?.parts ?? listTables({ ...sheet, rows: renameColumns(sheet.rows) });
    if (tables === null) {
      notes.push(`The sheet \`${sheet.name}\` has no row of column names, and was kept as text.`);
      return [...(sheet.name === '' ? [] : [`## ${escapeText(sheet.name)}`]), ...listText(sheet.rows)];
    }
    hasHead = true;
    const heads = cases === null ? tables.filter((part) => part.startsWith('|')).length : 1;
    if (heads > 1)
      notes.push(
        `${sheet.name === '' ? 'The file' : `The sheet \`${sheet.name}\``} has ${heads} rows of column names; what is below each is a table of its own.`,
      );
    return [...(filled.length > 1 && sheet.name !== '' ? [`## ${escapeText(sheet.name)}`] : []), ...tables];
  });
  if (!hasHead) {
    const first = filled[0]?.rows.find((row) => row.some((cell) => cell.trim() !== '')) ?? [];
    throw new CannotGoOn(
      `\`${file}\` has no row of column names such as Action and Expected result; its first row is \`${first
        .filter((cell) => cell !== '')
        .join(' | ')
        .slice(0, 100)}\`.`,
      {
        hint: 'Write the names of the columns into the first row.',
      },
    );
  }
  return { markdown: `${parts.join('\n\n')}\n`, notes };
}

/** The tables of a sheet, with the text above them; null when no row is a head. */
function listTables({ rows }: Sheet): readonly string[] | null {
  const first = rows.slice(0, deepest).findIndex(isHead);
  if (first < 0) return null;
  const heads = rows.flatMap((row, index) => (index === first || (index > first && isAnotherHead(row, rows[first] ?? [])) ? [index] : []));
  const tables = heads.map((head, index) => formatTable(rows.slice(head, heads[index + 1] ?? rows.length)));
  return [...listText(rows.slice(0, first)), ...tables];
}

/** Rows that are none of a table of steps, as text: `Tester: Ann`. */
function listText(rows: Sheet['rows']): readonly string[] {
  return rows
    .map((row) =>
      row
        .filter((cell) => cell.trim() !== '')
        .map(escapeCell)
        .join(': '),
    )
    .filter((line) => line !== '');
}

/** Whether the cells of a row name fields of a step: two at least, one of them what to do or what to expect. */
function isHead(row: readonly string[]): boolean {
  const fields = row.flatMap((cell) => findField(cell.trim()) ?? []);
  const known = new Set(fields);
  return (
    known.size >= 2 &&
    ['action', 'step', 'expected', 'title', 'description'].some((field) => fields.some((one) => one === field)) &&
    row.every((cell) => cell.length < 80)
  );
}

/** Whether a row below a head is one as well: it says the same, or nothing but names of fields. */
function isAnotherHead(row: readonly string[], first: readonly string[]): boolean {
  const names = row.filter((cell) => cell.trim() !== '');
  if (row.join('\t').toLowerCase() === first.join('\t').toLowerCase()) return true;
  return names.length >= 3 && names.every((cell) => findField(cell.trim()) !== null) && isHead(row);
}

function formatTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const width = Math.min(mostColumns, Math.max(head.length, ...rows.map((row) => row.findLastIndex((cell) => cell.trim() !== '') + 1)));
  const columns = Array.from({ length: width }, (_, index) => index).filter(
    (index) => (head[index] ?? '').trim() !== '' || rows.some((row) => (row[index] ?? '').trim() !== ''),
  );
  const shown = (row: readonly string[]) => formatRow(columns.map((index) => escapeCell(row[index] ?? '')));
  const lines = countOn(
    head,
    rows.filter((row) => row.some((cell) => cell.trim() !== '')),
  );
  return [
    shown(head.map((title, index) => (title.trim() === '' ? `Column ${index + 1}` : title))),
    formatRow(columns.map(() => '---')),
    ...lines.map(shown),
  ].join('\n');
}

/** A test case whose steps stand in rows of their own has its identifier in the first: the others are `TC-1.2`, `TC-1.3`. */
function countOn(head: readonly string[], rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const fields = head.map((title) => findField(title.trim()));
  const id = fields.indexOf('id');
  const number = fields.lastIndexOf('id');
  if (id < 0) return rows;
  let current = '';
  let count = 1;
  return rows.map((row) => {
    const own = (row[id] ?? '').trim();
    const repeats = own === current && current !== '';
    if (own !== '' && !repeats) {
      current = own;
      count = 1;
      return row;
    }
    const isStep = row.some((cell, index) => cell.trim() !== '' && index !== id && (number === id || index !== number));
    if (current === '' || !isStep || row.some((cell) => isOverallName(cell.trim()))) return row;
    count += 1;
    return Object.assign([...row], { [id]: `${current}.${count}` });
  });
}
