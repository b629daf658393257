import { formatRow, splitRow } from '../../../text/schema/table-row.ts';
import type { Block } from '../../schema/records/block.ts';
import type { Step } from '../../schema/records/step.ts';
import { listStepTables } from '../../schema/records/step-tables.ts';

/** A document whose steps are known with their lines. */
export interface StepLines {
  readonly lines: readonly string[];
  readonly steps: readonly Step[];
  readonly blocks: readonly Block[];
}

/**
 * Lines into which the results of carried steps are written as they stand in the record: in a table cell by cell, by the titles of the columns; in any
 * other shape the lines of the whole step. `carried` goes from a step of the record to the step of the same words.
 */
export function carryResults(record: StepLines, target: StepLines, carried: ReadonlyMap<Step, Step>): readonly string[] {
  const heads = { from: readHeads(record), to: readHeads(target) };
  const ends = { from: findEnds(record), to: findEnds(target) };
  const replaced = new Map<number, readonly string[]>();
  const dropped = new Set<number>();
  for (const [step, into] of carried) {
    const at = into.line - 1;
    if (into.shape === 'table' && step.shape === 'table') {
      const given = { head: heads.from.get(step) ?? [], cells: splitRow(record.lines[step.line - 1] ?? '') };
      replaced.set(at, [fillRow(target.lines[at] ?? '', heads.to.get(into) ?? [], given)]);
    } else if (into.shape === step.shape) {
      replaced.set(at, record.lines.slice(step.line - 1, ends.from.get(step)));
      for (let index = at + 1; index < (ends.to.get(into) ?? at); index += 1) dropped.add(index);
    }
  }
  return target.lines.flatMap((line, index) => replaced.get(index) ?? (dropped.has(index) ? [] : [line]));
}

function fillRow(
  row: string,
  head: readonly string[],
  given: { readonly head: readonly string[]; readonly cells: readonly string[] },
): string {
  const cells = splitRow(row);
  return formatRow(
    head.map((title, index) => {
      const own = cells[index] ?? '';
      const from = given.head.indexOf(title);
      return own === '' && from >= 0 ? (given.cells[from] ?? '') : own;
    }),
  );
}

/** The titles of the columns, by step. */
function readHeads({ lines, steps }: StepLines): ReadonlyMap<Step, readonly string[]> {
  const tables = listStepTables(steps, lines);
  let current = 0;
  const heads = new Map<Step, readonly string[]>();
  for (const step of steps.filter(({ shape }) => shape === 'table')) {
    while (current < tables.length - 1 && step.line - 1 >= (tables[current]?.to ?? 0)) current += 1;
    const table = tables[current];
    if (table !== undefined && step.line - 1 > table.from && step.line - 1 < table.to) heads.set(step, table.titles);
  }
  return heads;
}

/** Index of the line after each step: where the next step or block begins. */
function findEnds({ lines, steps, blocks }: StepLines): ReadonlyMap<Step, number> {
  const starts = [...new Set([...steps, ...blocks].map(({ line }) => line - 1))].sort((a, b) => a - b);
  const next = new Map(starts.map((start, index) => [start, starts[index + 1] ?? lines.length]));
  return new Map(steps.map((step) => [step, next.get(step.line - 1) ?? lines.length]));
}
