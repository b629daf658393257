import { type Mark, type Message, noMarks, parsePullNumber } from '../../../../forges/schema/mark.ts';

const numbers = /\s*\((?:PR\s+|pull request\s+)?(?:[#!]|GH-)(\d+)\)/iy;
/** A merge of branches, which is in no pull request's title. */
const ofBranches = /^merge\b.*\b(?:into|back|main|master|release|branch|tag|pull request|v?\d+\.\d)/i;
/** A number without brackets, after a title: an issue's as often as a pull request's. */
const bare = /\s(?:\[|- )?GH-(\d+)\]?$/i;
const tail = /(?:\s*\((?:PR\s+|pull request\s+)?(?:[#!]|GH-)\d+\))+\s*$/i;

/**
 * Numbers in parentheses at the end of the subject. The last is the pull request that was merged; one before it is where a backport
 * came from, unless it is an issue. A merge that has one has its pull request's title for a subject, unless it says that branches were merged.
 *
 * @example
 * json_query: extend list of type aliases (#10539) (#10558)
 * -> [{"kind":"merged","number":10558,"evidence":"number at the end of the subject","loose":true},{"kind":"origin-pull","number":10539,"evidence":"number before the last in the subject","sure":false}]
 * @example
 * add content disposition header (#705)
 * -> [{"kind":"merged","number":705,"evidence":"number at the end of the subject","loose":true}]
 * @example
 * Merge release-2.1 back into main (#12)
 * -> []
 * @example
 * BUG: Fix the sign of zero (gh-705)
 * -> [{"kind":"merged","number":705,"evidence":"number at the end of the subject","loose":true}]
 * @example
 * Fix the sign of zero, GH-705
 * -> [{"kind":"mentioned","number":705,"evidence":"`GH-` number at the end of the subject"}]
 */
export function readSquashNumber(message: Message): readonly Mark[] {
  const { subject } = message;
  if (message.merge && ofBranches.test(subject)) return noMarks;
  if (subject.charCodeAt(subject.trimEnd().length - 1) !== 41) {
    const number = /gh-\d/i.test(subject) ? parsePullNumber(bare.exec(subject)?.[1]) : null;
    return number === null ? noMarks : [{ kind: 'mentioned', number, evidence: '`GH-` number at the end of the subject' }];
  }
  const match = tail.exec(subject.length > 1000 ? subject.slice(-300) : subject);
  if (!match) return noMarks;
  const found: number[] = [];
  for (const [, digits] of match[0].matchAll(new RegExp(numbers, 'gi'))) {
    const number = parsePullNumber(digits);
    if (number !== null) found.push(number);
  }
  const last = found.at(-1);
  if (last === undefined) return noMarks;
  const title = message.merge ? subject.slice(0, -match[0].length) : '';
  const marks: Mark[] = [
    {
      kind: 'merged',
      number: last,
      evidence: 'number at the end of the subject',
      ...(isLoose(match[0]) ? { loose: true } : {}),
      ...(title === '' ? {} : { title }),
    },
  ];
  const before = found.at(-2);
  if (before !== undefined && before !== last) {
    marks.push({ kind: 'origin-pull', number: before, evidence: 'number before the last in the subject', sure: false });
  }
  // Of three numbers the first is an issue's, or of another repository that the change came from.
  for (const number of found.slice(0, -2)) {
    if (number !== last && number !== before) marks.push({ kind: 'mentioned', number, evidence: 'one of several numbers in the subject' });
  }
  return marks;
}

/** Whether the last number has the sign that issues have, too. */
function isLoose(numbers: string): boolean {
  return !numbers.slice(numbers.lastIndexOf('(')).includes('!');
}
