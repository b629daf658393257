import { type Mark, type Message, noMarks, parsePullNumber } from '../../../../forges/schema/mark.ts';

const marker = /\[PR #(\d+)\/([0-9a-f]{7,40}) backport\]/g;

/**
 * Patchback (aiohttp, community.general), in the subject or the pull request's title; nests.
 *
 * @example
 * [PR #11005/54af64ad backport][stable-9] keycloak_user: mark value as no_log
 * -> [{"kind":"origin-pull","number":11005,"evidence":"patchback's title","sure":true},{"kind":"origin-commit","sha":"54af64ad","evidence":"patchback's title"}]
 */
export function readPatchback(message: Message): readonly Mark[] {
  const { subject } = message;
  if (!subject.includes(' backport][')) return noMarks;
  const marks: Mark[] = [];
  for (const [, digits, sha = ''] of subject.matchAll(marker)) {
    const number = parsePullNumber(digits);
    if (number !== null) marks.push({ kind: 'origin-pull', number, evidence: "patchback's title", sure: true });
    marks.push({ kind: 'origin-commit', sha, evidence: "patchback's title" });
  }
  return marks;
}
