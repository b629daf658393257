import { formatRow, splitRow } from '../../../text/schema/table-row.ts';
import type { ParsedBody } from './parsed-document.ts';
import type { Step } from './step.ts';
import { listStepTables } from './step-tables.ts';

/** Titles of columns that say how an execution went, not what is to be done. */
const outcome =
  /^(?:actual|observed|observations?|results?|status|outcome|verdict|testers?|tested by|executed by|performed by|date|checked by|verified by|pass|pass\?|ok|pass\s*\/\s*fail|succeeded)\b/;

/** The lines of a document, one for one, without what an execution wrote into its steps: ticks, marked boxes, and cells of results. */
export function takeOutResults(
  { steps, blocks, places }: Pick<ParsedBody, 'steps' | 'blocks' | 'places'>,
  lines: readonly string[],
): readonly string[] {
  const open = [...lines];
  const touched = steps.filter(({ result, actual }) => result !== 'untouched' || actual !== '');
  const rows = new Set(touched.flatMap(({ shape, line }) => (shape === 'table' ? [line - 1] : [])));
  for (const { from, to, titles } of listStepTables(steps, lines)) {
    for (let index = from + 2; index < to; index += 1) if (rows.has(index)) open[index] = clearRow(open[index] ?? '', titles);
  }
  const starts = [...new Set([...steps, ...blocks].map(({ line }) => line - 1))].sort((a, b) => a - b);
  const next = new Map(starts.map((start, index) => [start, starts[index + 1] ?? lines.length]));
  for (const step of touched.filter(({ shape }) => shape !== 'table')) {
    for (let index = step.line - 1; index < (next.get(step.line - 1) ?? step.line); index += 1) {
      open[index] = clearLine(open[index] ?? '', step.shape);
    }
    for (const field of ['actual', 'result', 'tester', 'date', 'checkedBy']) {
      const line = places.get(step.id)?.get(field)?.line;
      if (line !== undefined && line !== step.line) open[line - 1] = clearField(open[line - 1] ?? '');
    }
  }
  return open;
}

function clearRow(row: string, titles: readonly string[]): string {
  return formatRow(
    splitRow(row).map((cell, index) => {
      const boxes = cell.replace(/[☑☒🗹🗷]/gu, '☐');
      if (!outcome.test(titles[index] ?? '')) return cell;
      return boxes.includes('☐') ? boxes : '';
    }),
  );
}

function clearLine(line: string, shape: Step['shape']): string {
  const boxes = line.replace(/[☑☒🗹🗷]/gu, '☐');
  return shape === 'task' ? boxes.replace(/^(\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+)\[[xX]\]/, '$1[ ]') : boxes;
}

/** A line with the label of a field and nothing behind it, unless what is behind it are boxes. */
function clearField(line: string): string {
  return line.includes('☐')
    ? line
    : line.replace(/^(\s*(?:>\s*)*(?:[-*+]\s+)?(?:\*\*[^*]+\*\*:?|__[^_]+__:?|[^:*_]{1,60}:))\s*\S.*$/, '$1');
}
