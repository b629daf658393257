import type { Book } from '../../src/book/schema/book.ts';
import { count } from '../../src/text/schema/count.ts';
import type { Problem, Severity } from '../../src/text/schema/problem.ts';
import { formatSeconds } from './show-progress.ts';

/** What a build came to. */
export interface BuildOutcome {
  readonly book: Book;
  readonly pages: number;
  readonly times: readonly { readonly stage: string; readonly milliseconds: number }[];
  readonly outDir: string;
}

/** Formats the end of a build: releases, changes, pages, problems and the time of each stage. */
export function formatSummary({ book, pages, times, outDir }: BuildOutcome): string {
  const releases = book.products.flatMap((product) => product.releases);
  const changes = releases.reduce((sum, release) => sum + release.statistics.changes, 0);
  const stages = times
    .filter(({ milliseconds }) => milliseconds >= 50)
    .map(({ stage, milliseconds }) => `${stage} ${formatSeconds(milliseconds)}`);
  return [
    '',
    `  ${count(book.products.length, 'product')} · ${count(releases.length, 'release')} · ${count(changes, 'change')} · ${count(pages, 'page')}`,
    `  ${formatProblemCounts(book.problems)}`,
    ...(stages.length === 0 ? [] : [`  ${stages.join(' · ')}`]),
    `  The site is in ${outDir}`,
    '',
  ].join('\n');
}

/** `2 errors · 1 warning · 14 notices (docket check lists them)`, or `no problems`. */
export function formatProblemCounts(problems: readonly Pick<Problem, 'severity'>[]): string {
  const severities: readonly Severity[] = ['error', 'warning', 'notice'];
  const counts = severities.map((severity) => ({ severity, number: problems.filter((problem) => problem.severity === severity).length }));
  const said = counts.filter(({ number }) => number > 0).map(({ severity, number }) => count(number, severity));
  return said.length === 0 ? 'no problems' : `${said.join(' · ')} (\`docket check\` lists them)`;
}
