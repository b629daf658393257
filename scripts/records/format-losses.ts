import { count } from '../../src/text/schema/count.ts';
import type { LossReport } from '../../src/validation/schema/records/loss-report.ts';
import { printable } from '../terminal/show-progress.ts';

const fates = ['front matter', 'heading', 'step', 'field', 'deviation', 'prose', 'dropped'] as const;

/** A loss report for people: counts that add up, every line that was dropped with its reason, and what was left out of lines that stayed. */
export function formatLosses({ source, steps, roles, fates: counts, lines }: LossReport): string {
  const counted = fates.filter((fate) => counts[fate] > 0).map((fate) => `${counts[fate]} ${fate}`);
  const lost = lines.filter(({ fate }) => fate === 'dropped');
  const changed = lines.filter(({ fate, dropped }) => fate !== 'dropped' && dropped.length > 0);
  const show = (text: string) => printable(text.trim()).slice(0, 120);
  return [
    `${printable(source)}: ${count(lines.length, 'line')}, ${count(steps, 'step')}; signed by ${roles.join(', ')}`,
    `  ${counted.join(' · ')}`,
    ...(lost.length === 0
      ? ['  Every line was kept.']
      : ['  Dropped:', ...lost.map(({ line, text, dropped }) => `    ${line}: ${show(dropped.join(' · ') || text)}`)]),
    ...(changed.length === 0
      ? []
      : ['  Left out of lines that were kept:', ...changed.map(({ line, dropped }) => `    ${line}: ${show(dropped.join(' · '))}`)]),
    '',
  ].join('\n');
}
