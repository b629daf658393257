import type { Book } from '../../src/book/schema/book.ts';
import { formatProblemCounts } from './format-summary.ts';
import { printable } from './show-progress.ts';

/** Formats problems for people: `place  severity  code  message`, the hint below, and a count at the end. */
export function formatProblems(problems: Book['problems']): string {
  const lines = problems.map(({ code, severity, place, message, hint, count }) => {
    const position = place.line === undefined ? '' : `:${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
    const times = count === undefined || count === 1 ? '' : ` (${count} times)`;
    const said = `${place.source}${position}  ${severity}  ${code}  ${message}${times}`;
    return `${printable(said)}\n${hint === undefined ? '' : `  hint: ${printable(hint)}\n`}`;
  });
  return `${lines.join('')}${lines.length === 0 ? '' : '\n'}${formatProblemCounts(problems).replace(/ \(.*\)$/, '')}\n`;
}
