import type { ParsedBody } from '../../schema/records/parsed-document.ts';
import { listStepTables } from '../../schema/records/step-tables.ts';
import { takeOutResults } from '../../schema/records/take-out-results.ts';
import { addExecutionColumns } from './add-execution-columns.ts';

/** The lines of a protocol with room for results, one for each line, so that all else stays as its author wrote it. What was filled in is taken out. */
export function openSteps(body: Pick<ParsedBody, 'steps' | 'blocks' | 'places' | 'entries'>, lines: readonly string[]): readonly string[] {
  const open = [...takeOutResults(body, lines)];
  for (const { shape, line } of body.steps) {
    // A numbered item has no place for a tick; as a task it has.
    if (shape === 'list') open[line - 1] = (open[line - 1] ?? '').replace(/^(\s*(?:[-*+]|\d+[.)])\s+)(?!\[[ xX]\])/, '$1[ ] ');
  }
  const critical = new Set(body.steps.flatMap((step) => (step.critical ? [step.line - 1] : [])));
  for (const { from, to } of listStepTables(body.steps, lines)) {
    const rows = Array.from({ length: to - from }, (_, index) => from + index);
    const table = addExecutionColumns(open.slice(from, to), { critical: rows.some((row) => critical.has(row)) });
    for (const [index, line] of table.entries()) open[from + index] = line;
  }
  return open;
}
