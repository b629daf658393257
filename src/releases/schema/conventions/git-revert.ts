import { firstLine } from '../../../forges/github-merge.ts';
import { type Mark, type Message, noMarks, parsePullNumber } from '../../../git/schema/mark.ts';

const commitLine = /^(?:This )?reverts commit ([0-9a-f]{7,64})/i;
const pullLine = /^(?:This )?reverts (?:pull request |merge request |PR )?(?:[\w.-]+\/[\w.-]+)?[#!](\d+)/i;
const quoted = /^(?:[\w ()\][/.:-]{0,40}?)\brevert:? "(.*)"/i;
const trailingNumber = /\((?:#|!|GH-)(\d+)\)$/;

/**
 * A commit that takes another back: `git revert`, the revert button of a forge, or only its subject. A squashed pull request that lists among
 * its commits one that reverted another is no revert.
 *
 * @example
 * Revert "Add a thing (#5)" (#9)
 *
 * This reverts commit 0123456789abcdef0123456789abcdef01234567.
 * -> [{"kind":"reverts","sha":"0123456789abcdef0123456789abcdef01234567","number":5,"subject":"Add a thing (#5)"}]
 * @example
 * Revert "Add a thing"
 * -> [{"kind":"reverts","sha":null,"number":null,"subject":"Add a thing"}]
 * @example
 * Take the thing out
 *
 * Reverts owner/name#5
 * -> [{"kind":"reverts","sha":null,"number":5,"subject":null}]
 * @example
 * Revert "Merge branch 'thing' into 'main'"
 *
 * This reverts merge request !5
 * -> [{"kind":"reverts","sha":null,"number":5,"subject":"Merge branch 'thing' into 'main'"}]
 */
export function readGitRevert(message: Message): readonly Mark[] {
  if (message.lines.length === 0 && !/revert/i.test(message.subject)) return noMarks;
  const subject = /revert/i.test(message.subject) ? (quoted.exec(message.subject)?.[1] ?? null) : null;
  if (
    subject === null &&
    !/\brevert/i.test(message.subject) &&
    !(message.lines.some(isRevertLine) && isRevertLine(firstLine(message.body)))
  )
    return noMarks;
  const inSubject = subject === null ? null : parsePullNumber(trailingNumber.exec(subject)?.[1]);
  const marks: Mark[] = [];
  for (const line of message.lines) {
    if (!isRevertLine(line)) continue;
    const sha = commitLine.exec(line)?.[1]?.toLowerCase() ?? null;
    const number = sha === null ? parsePullNumber(pullLine.exec(line)?.[1]) : marks.length === 0 ? inSubject : null;
    if (sha !== null || number !== null) marks.push({ kind: 'reverts', sha, number, subject: marks.length === 0 ? subject : null });
  }
  if (marks.length > 0) return marks;
  return subject === null ? noMarks : [{ kind: 'reverts', sha: null, number: inSubject, subject }];
}

function isRevertLine(line: string): boolean {
  return /^(?:This )?reverts /i.test(line);
}
