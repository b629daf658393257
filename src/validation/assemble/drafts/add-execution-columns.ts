import { formatRow, isDelimiterRow, splitRow } from '../../../text/schema/table-row.ts';
import { type Field, findField } from '../../schema/fields/field-names.ts';
import { readVerdictColumn } from '../../schema/fields/verdict-columns.ts';

interface ExecutionColumn {
  readonly title: string;
  /** The fields under which a protocol may have it already, in whatever words. */
  readonly fields: readonly Field[];
  /** Other heads that are near enough. */
  readonly known?: RegExp;
}

/** Columns that a table of steps needs for its execution. */
const executionColumns: readonly ExecutionColumn[] = [
  { title: 'Actual', fields: ['actual', 'measured'], known: /\b(?:actual|observed|observations?|results)\b/i },
  { title: 'Result', fields: ['result'] },
  { title: 'Evidence', fields: ['evidence'], known: /\b(?:evidence|link|attachments?)\b/i },
  { title: 'Tester', fields: ['tester', 'testerDate'], known: /\b(?:testers?|tested by|executed by|performed by|by|who)\b/i },
  { title: 'Date', fields: ['date', 'testerDate'], known: /\b(?:date|when)\b/i },
];
const secondPerson: ExecutionColumn = {
  title: 'Checked by',
  fields: ['checkedBy', 'checkedByDate'],
  known: /\b(?:checked|verified|witnessed|reviewed) by\b|\bsecond person\b/i,
};

/**
 * A table of steps with the columns that its execution needs: those that are missing are added at the end, and with a critical step one for the second
 * person. Lines that are no GFM table stay as they are.
 */
export function addExecutionColumns(lines: readonly string[], { critical }: { readonly critical: boolean }): readonly string[] {
  const [headLine, delimiter, ...rows] = lines;
  if (headLine === undefined || delimiter === undefined || !isDelimiterRow(delimiter)) return lines;
  const head = splitRow(headLine);
  const titles = head.map((cell) => cell.replace(/[*_`]/g, '').trim());
  const wanted = [...executionColumns, ...(critical ? [secondPerson] : [])];
  const missing = wanted.filter((column) => !titles.some((title) => holds(column, title, titles)));
  if (missing.length === 0) return lines;
  const blanks = missing.map(() => '');
  return [
    formatRow([...head, ...missing.map(({ title }) => title)]),
    formatRow([...splitRow(delimiter), ...missing.map(() => '---')]),
    ...rows.map((row) => {
      const cells = splitRow(row);
      return formatRow([...head.map((_, index) => cells[index] ?? ''), ...blanks]);
    }),
  ];
}

/** Whether a head is that of a column. Columns to be ticked, one for each result, are one of results. */
function holds({ fields, known }: ExecutionColumn, title: string, titles: readonly string[]): boolean {
  const field = findField(title);
  if ((field !== null && fields.includes(field)) || known?.test(title) === true) return true;
  return (
    fields.includes('result') &&
    readVerdictColumn(title) !== undefined &&
    titles.filter((one) => readVerdictColumn(one) !== undefined).length > 1
  );
}
