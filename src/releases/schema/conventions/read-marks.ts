import { readForgeMerge } from '../../../forges/schema/forge-merge.ts';
import { readGithubMerge } from '../../../forges/schema/github-merge.ts';
import { readGitlabMerge } from '../../../forges/schema/gitlab-merge.ts';
import { type Convention, type Mark, type Message, noMarks } from '../../../forges/schema/mark.ts';
import { readPullUrl } from '../../../forges/schema/pull-url.ts';
import { readBackportBody } from './copies/backport-body.ts';
import { readBackportBranch } from './copies/backport-branch.ts';
import { readBackportSubject } from './copies/backport-subject.ts';
import { readChangeId } from './copies/change-id.ts';
import { readGitCherryPick } from './copies/git-cherry-pick.ts';
import { readPatchback } from './copies/patchback.ts';
import { readGitRevert } from './git-revert.ts';
import { readPartOf } from './numbers/part-of.ts';
import { readSquashItems } from './numbers/squash-items.ts';
import { readSquashNumber } from './numbers/squash-number.ts';
import { readTypedMerge } from './numbers/typed-merge.ts';

/** Every convention that reads a whole message, the surest first. */
const conventions: readonly Convention[] = [
  readGithubMerge,
  readForgeMerge,
  readGitlabMerge,
  readTypedMerge,
  readPartOf,
  readPatchback,
  readBackportSubject,
  readSquashNumber,
  readSquashItems,
  readPullUrl,
  readGitCherryPick,
  readBackportBody,
  readChangeId,
  readGitRevert,
];

/** What a subject has at least that tells something by itself; few have, in a history without pull requests. */
const mayTell = /[#)]|Merged PR |revert|reapply|re-?land|gh-\d/i;

/** Everything that the known conventions find in a message. For a merged pull request also what its title and its branch tell. */
export function readMarks(whole: Message): readonly Mark[] {
  if (whole.lines.length === 0 && !mayTell.test(whole.subject)) return noMarks;
  let marks: Mark[] | undefined;
  const message = withoutQuoted(whole);
  for (const convention of conventions) {
    const found = convention(convention === readGitRevert ? whole : message);
    if (found.length === 0) continue;
    marks ??= [];
    for (const mark of found) marks.push(mark);
  }
  if (!marks) return noMarks;
  const merge = marks.find((mark) => mark.kind === 'merged');
  if (merge?.branch !== undefined) marks.push(...readBackportBranch(merge.branch));
  if (merge?.title !== undefined && message.merge) {
    const title = withoutQuoted({ subject: merge.title, body: '', merge: false, lines: [] });
    marks.push(...readPatchback(title), ...readBackportSubject(title));
  }
  return marks;
}

/** What a revert quotes tells where the reverted change came from, not the revert. */
function withoutQuoted(message: Message): Message {
  const quote = message.subject.indexOf('"');
  if (quote < 0 || !/revert|reapply|re-?land/i.test(message.subject.slice(0, quote))) return message;
  const end = message.subject.lastIndexOf('"');
  return { ...message, subject: `${message.subject.slice(0, quote)}…${message.subject.slice(end + 1)}` };
}
