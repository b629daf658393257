import { firstLine } from '../../../forges/schema/github-merge.ts';
import { type Mark, type Message, noMarks, parsePullNumber } from '../../../forges/schema/mark.ts';

const commitLine = /^(?:This )?reverts commits? ([0-9a-f]{7,64})\b/i;
const moreCommits = /(?:,| and|&)\s+(?:commit )?([0-9a-f]{7,64})\b/gi;
const pullLine = /^(?:This )?reverts (?:pull request |merge request |PR )?(?:[\w.-]+\/[\w./-]+)?[#!](\d+)(?:[.,;:]?$|[.,;:]? \(|, )/i;
const refsLine = /^Refs?: *([0-9a-f]{7,64}(?:[\s,]+[0-9a-f]{7,64})*)$/i;
const quoted = /^([\w ()\][/.:-]{0,40}?)\b(revert|reapply|re-?land):? "(.+)"(.*)$/i;
/** What stands before a revert: an area, a ticket, how it is done. Other words speak of one. */
const before =
  /^(?:.*[\]:)/-]\s*|(?:\S*\d\S* )*)(?:(?:\w+ly|git|manual|full|complete|temporary|temp|emergency|please|also|again|backport|cherry-?pick|hot-?fix) )*$/i;
/** What stands behind it. After other words what is quoted may be a name: `Revert "latest" tag`. */
const behind =
  /^(?!\s+(?!(?:for|on|in|from|at|of|by|due|because|as|since|until|till|while|again|now|too|and|temporarily|partially|gh)\b)[a-z])/i;
const header = /^revert(?:\([^()]{1,80}\))?!?: (\S.*)$/i;
const byId = /^revert(?:s|ed|ing)?:? (?:commit )?([0-9a-f]{7,64})\b/i;
const opening = /^(?:\S{1,40}[:\]] ?){0,3}revert(?:s|ed|ing)?\b/i;
const trailingNumber = /\((?:#|!|GH-)(\d+)\)$/i;
const partial =
  /^[^"]{0,40}\bpartial(?:ly)?\b|^[^"]{0,30}\brevert(?:s|ed|ing)?:? (?:(?:a|some) )?parts? of\b|^revert(?:s|ed|ing)? (?:in part|partly)\b/i;
const ownNumber = /\s*\((?:#|!|GH-)\d+\)$/i;

/**
 * A commit that takes another back: `git revert`, the revert button of a forge, a Conventional Commit, or only its subject. A squashed pull
 * request that lists among its commits one that reverted another is no revert, nor is one that speaks of reverting.
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
 * Reapply "Add a thing (#5)" (#12)
 * -> [{"kind":"reverts","sha":null,"number":null,"subject":"Revert \"Add a thing (#5)\""}]
 * @example
 * Reland "Add a thing (#5)" (#12)
 * -> [{"kind":"reverts","sha":null,"number":null,"subject":"Revert \"Add a thing (#5)\""}]
 * @example
 * Partially revert "Add a thing (#5)" (#9)
 * -> []
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
 * @example
 * revert: feat: a gallery (#2) (#3)
 * -> [{"kind":"reverts","sha":null,"number":2,"subject":"feat: a gallery (#2)","guessed":true}]
 * @example
 * revert: take the gallery out again
 *
 * Refs: 1a2b3c4, 2b3c4d5
 * -> [{"kind":"reverts","sha":"1a2b3c4","number":null,"subject":null},{"kind":"reverts","sha":"2b3c4d5","number":null,"subject":null}]
 * @example
 * revert 1a2b3c4 feat: a gallery
 * -> [{"kind":"reverts","sha":"1a2b3c4","number":null,"subject":null}]
 * @example
 * Let users revert their own edits (#4)
 *
 * * wip
 * * Revert "Add a shelf (#2)"
 *
 * This reverts commit 0123456789abcdef0123456789abcdef01234567.
 * -> []
 * @example
 * Note why the revert was wrong
 *
 * Reverts #2 were discussed, none was made.
 * -> []
 * @example
 * Explain how to revert "Add a thing"
 * -> []
 * @example
 * [1.x] JIRA-12: Manually revert "Add a thing" on Windows
 * -> [{"kind":"reverts","sha":null,"number":null,"subject":"Add a thing"}]
 * @example
 * Revert "latest" tag to the stable image
 * -> [{"kind":"reverts","sha":null,"number":null,"subject":"latest","guessed":true}]
 */
export function readGitRevert(message: Message): readonly Mark[] {
  const spoken = /revert|reapply|re-?land/i.test(message.subject);
  // What takes back a part leaves the rest there.
  if (spoken && partial.test(message.subject)) return noMarks;
  if (!spoken && message.lines.length === 0) return noMarks;
  const named = spoken ? readSubject(message.subject) : nothingNamed;
  if (!named.opens && !isRevert(message, spoken)) return noMarks;
  const listed = listTargets(message, named);
  if (listed.length > 0) return listed;
  if (named.sha !== null) return [{ kind: 'reverts', sha: named.sha, number: null, subject: null }];
  if (named.subject === null) return noMarks;
  const mark: Mark = { kind: 'reverts', sha: null, number: named.number, subject: named.subject };
  return [named.guessed ? { ...mark, guessed: true } : mark];
}

interface Named {
  /** Whether the subject has one of the forms of a revert. */
  readonly opens: boolean;
  readonly sha: string | null;
  readonly subject: string | null;
  readonly number: number | null;
  readonly guessed: boolean;
}

const nothingNamed: Named = { opens: false, sha: null, subject: null, number: null, guessed: false };

function readSubject(subject: string): Named {
  const [, lead = '', word, inQuotes, rear = ''] = quoted.exec(subject) ?? [];
  if (inQuotes !== undefined && !before.test(lead)) return nothingNamed;
  const guessed = !behind.test(rear);
  // To reapply, or to land again, is to revert a revert, and the number in the quotes is not the revert's.
  if (inQuotes !== undefined && word?.toLowerCase() !== 'revert')
    return { ...nothingNamed, opens: true, subject: `Revert "${inQuotes}"`, guessed };
  if (inQuotes !== undefined) return { ...nothingNamed, opens: true, subject: inQuotes, number: numberAfter(inQuotes), guessed };
  const sha = byId.exec(subject)?.[1]?.toLowerCase();
  // Seven letters may be a word.
  if (sha !== undefined && /\d/.test(sha)) return { ...nothingNamed, opens: true, sha };
  const rest = header.exec(subject)?.[1];
  if (rest === undefined) return { ...nothingNamed, opens: opening.test(subject) };
  const shorter = rest.replace(ownNumber, '');
  const text = trailingNumber.test(shorter) ? shorter : rest;
  return { opens: true, sha: null, subject: text, number: text === shorter ? numberAfter(text) : null, guessed: true };
}

function numberAfter(text: string): number | null {
  return parsePullNumber(trailingNumber.exec(text)?.[1]);
}

/** Whether a message is a revert by its body: the first line says so, or a subject that speaks of one is followed by no list of commits. */
function isRevert({ body, lines }: Message, spoken: boolean): boolean {
  if (!lines.some(isRevertLine)) return false;
  return isRevertLine(firstLine(body)) || (spoken && !/^[*-] /m.test(body));
}

function listTargets({ lines }: Message, named: Named): readonly Mark[] {
  const marks: Mark[] = [];
  const add = (sha: string | null, number: number | null): void => {
    const { subject, guessed } = marks.length === 0 ? named : nothingNamed;
    marks.push({ kind: 'reverts', sha, number, subject: guessed ? null : subject });
  };
  for (const line of lines) {
    const sha = commitLine.exec(line)?.[1]?.toLowerCase();
    if (sha !== undefined) {
      add(sha, marks.length === 0 ? named.number : null);
      if (/^(?:This )?reverts commits/i.test(line)) for (const [, more = ''] of line.matchAll(moreCommits)) add(more.toLowerCase(), null);
      continue;
    }
    const number = parsePullNumber(pullLine.exec(line)?.[1]);
    if (number !== null) add(null, number);
    if (!named.opens) continue;
    for (const id of refsLine.exec(line)?.[1]?.split(/[\s,]+/) ?? []) if (/\d/.test(id)) add(id.toLowerCase(), null);
  }
  return marks;
}

function isRevertLine(line: string): boolean {
  return commitLine.test(line) || pullLine.test(line);
}
