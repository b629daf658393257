import { formatCount } from '../../src/text/schema/format-count.ts';
import type { LossReport } from '../../src/validation/schema/records/loss-report.ts';
import { printable } from '../terminal/show-progress.ts';

const fates = ['front matter', 'heading', 'step', 'deviation', 'prose', 'not understood'] as const;

/** A loss report for people: counts, lines that lost markup, and every line that was left out. */
export function formatLosses({ source, steps, lines }: LossReport): string {
  const counted = fates
    .map((fate) => ({ fate, count: lines.filter((line) => line.fate === fate).length }))
    .filter(({ count }) => count > 0);
  const lost = lines.filter(({ fate }) => fate === 'not understood');
  const changed = lines.filter(({ fate, dropped }) => fate !== 'not understood' && dropped.length > 0);
  const list = (which: typeof lines) => which.map(({ line, text }) => `    ${line}: ${printable(text.trim()).slice(0, 120)}`);
  return [
    `${printable(source)}: ${formatCount(lines.length, 'line')}, ${formatCount(steps, 'step')}`,
    `  ${counted.map(({ fate, count }) => `${count} ${fate}`).join(' · ')}`,
    ...(lost.length === 0 ? ['  Every line was kept.'] : ['  Not understood and left out:', ...list(lost)]),
    ...(changed.length === 0
      ? []
      : ['  Kept, but without:', ...changed.map(({ line, dropped }) => `    ${line}: ${printable(dropped.join(' · ')).slice(0, 120)}`)]),
    '',
  ].join('\n');
}
