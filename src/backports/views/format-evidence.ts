import type { LoggedLink } from '../schema/extension.ts';

/** What a link rests on, in a few words: `certain: names commit 708c30e`, `likely, 0.86: an equal patch; next best 0.31`. */
export function describeEvidence(links: readonly LoggedLink[]): string {
  const weakest = links.find(({ certain }) => !certain) ?? links[0];
  if (!weakest) return '';
  const { certain, score, rungs, runnerUp, from, named } = weakest;
  const why = rungs[0]?.words ?? '';
  if (certain)
    return `certain: ${why}${from === null ? '' : `, from ${from.slice(0, 7)}`}${from === null && named !== null ? ` (${named})` : ''}`;
  return `likely, ${score.toFixed(2)}: ${why}${runnerUp === null || runnerUp.score < 0.005 ? '; nothing else comes near' : `; next best ${runnerUp.score.toFixed(2)}`}`;
}
