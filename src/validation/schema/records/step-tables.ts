import { isDelimiterRow, splitRow } from '../../../text/schema/table-row.ts';
import type { Step } from './step.ts';

/** A table of steps in a text. */
export interface StepTable {
  /** Index of the line with the titles of the columns. */
  readonly from: number;
  /** Index of the line after its last row. */
  readonly to: number;
  /** The titles, without marks and in lower case. */
  readonly titles: readonly string[];
}

/** The tables that hold steps, once each, from top to bottom. */
export function listStepTables(steps: readonly Pick<Step, 'shape' | 'line'>[], lines: readonly string[]): readonly StepTable[] {
  const tables: StepTable[] = [];
  let covered = 0;
  for (const { shape, line } of steps) {
    if (shape !== 'table' || line <= covered) continue;
    let delimiter = line - 1;
    while (delimiter > covered && !isDelimiterRow(lines[delimiter] ?? '')) delimiter -= 1;
    let to = line;
    while (to < lines.length && (lines[to] ?? '').includes('|')) to += 1;
    covered = to;
    if (delimiter > 0 && isDelimiterRow(lines[delimiter] ?? ''))
      tables.push({ from: delimiter - 1, to, titles: readTitles(lines[delimiter - 1] ?? '') });
  }
  return tables;
}

function readTitles(line: string): readonly string[] {
  return splitRow(line).map((cell) => cell.replace(/[*_`]/g, '').trim().toLowerCase());
}
