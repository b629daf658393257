import { type Mark, noMarks, parsePullNumber } from '../../../../forges/schema/mark.ts';

const numbered = [
  /^cherry-?pick-(\d+)-(?:to|on|into)-./,
  /^automated-cherry-pick-of-#?(\d+)/,
  /^auto-backport-of-pr-(\d+)-on-./,
  /^backport-(\d+)-(?:to|on|into)-./,
  /^mergify\/(?:bp|copy)\/.+\/pr-(\d+)$/,
  /^patchback\/backports\/.+\/[0-9a-f]{40}\/pr-(\d+)$/,
  /^backport\/.+\/pr-(\d+)$/,
];
const committed = [
  /^patchback\/backports\/.+\/([0-9a-f]{40})\/pr-\d+$/,
  /^backport\/.+\/commit-([0-9a-f]{7,64})$/,
  /^bp-.+-([0-9a-f]{7,64})$/,
  /^backport-([0-9a-f]{7,64})-.+/,
  /^cherry-?pick-([0-9a-f]{6,64})-./,
];

/**
 * Origins that survive only in the name of the merged branch.
 *
 * @example cherry-pick-11547-to-release-1.9 -> [{"kind":"origin-pull","number":11547,"evidence":"name of the merged branch","sure":true}]
 * @example mergify/bp/maint-1.x/pr-77 -> [{"kind":"origin-pull","number":77,"evidence":"name of the merged branch","sure":true}]
 * @example backport/release-1.2/commit-1a2b3c4 -> [{"kind":"origin-commit","sha":"1a2b3c4","evidence":"name of the merged branch"}]
 */
export function readBackportBranch(branch: string): readonly Mark[] {
  if (!/pick|backport|bp/.test(branch)) return noMarks;
  const evidence = 'name of the merged branch';
  for (const form of numbered) {
    const number = parsePullNumber(form.exec(branch)?.[1]);
    if (number !== null) return [{ kind: 'origin-pull', number, evidence, sure: true }];
  }
  for (const form of committed) {
    const sha = form.exec(branch)?.[1];
    if (sha !== undefined) return [{ kind: 'origin-commit', sha, evidence }];
  }
  return noMarks;
}
