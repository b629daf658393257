import { findField } from '../../schema/fields/field-names.ts';

/**
 * Where the head of the steps stands in a form whose table says other things above it, such as its title and who tests; 0 for a table without such a head.
 *
 *     | Title     | Light a lamp |        |
 *     | Tester    |              |        |
 *     | Test step | Expected     | Result |
 */
export function findLowerHead(rows: readonly (readonly string[])[]): number {
  const at = rows.findIndex(isStepHead);
  return at > 0 && at < rows.length - 1 && rows.slice(0, at).every(isAbove) ? at : 0;
}

/** Whether each cell of a row names a field of a step: what to do, and what should come or came out of it. */
function isStepHead(row: readonly string[]): boolean {
  const cells = row.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1);
  const fields = cells.map((cell) => findField(cell));
  const has = (...wanted: readonly string[]) => fields.some((field) => field !== null && wanted.includes(field));
  return (
    cells.length >= 2 &&
    fields.every((field) => field !== null) &&
    new Set(fields).size === fields.length &&
    has('action', 'step') &&
    has('expected', 'result', 'actual')
  );
}

/** Whether a row can stand above the head: it names something and says it, or says one thing across the table. */
function isAbove(row: readonly string[]): boolean {
  return row.filter((cell) => cell.trim() !== '').length <= 2 || row.length >= 4;
}
