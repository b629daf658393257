import { type Mark, type Message, noMarks, parsePullNumber } from './mark.ts';

const numbers = /\s*\((?:PR\s+|pull request\s+)?(?:[#!]|GH-)(\d+)\)/y;
const tail = /(?:\s*\((?:PR\s+|pull request\s+)?(?:[#!]|GH-)\d+\))+\s*$/;

/**
 * Numbers in parentheses at the end of the subject. The last is the pull request that was merged; one before it is where a backport
 * came from, unless it is an issue.
 *
 * @example
 * json_query: extend list of type aliases (#10539) (#10558)
 * -> [{"kind":"merged","number":10558,"evidence":"number at the end of the subject"},{"kind":"origin-pull","number":10539,"evidence":"number before the last in the subject","sure":false}]
 * @example
 * add content disposition header (#705)
 * -> [{"kind":"merged","number":705,"evidence":"number at the end of the subject"}]
 */
export function readSquashNumber(message: Message): readonly Mark[] {
  const { subject } = message;
  if (message.merge || subject.charCodeAt(subject.trimEnd().length - 1) !== 41) return noMarks;
  const match = tail.exec(subject.length > 1000 ? subject.slice(-300) : subject);
  if (!match) return noMarks;
  const found: number[] = [];
  for (const [, digits] of match[0].matchAll(new RegExp(numbers, 'g'))) {
    const number = parsePullNumber(digits);
    if (number !== null) found.push(number);
  }
  const last = found.at(-1);
  if (last === undefined) return noMarks;
  const marks: Mark[] = [{ kind: 'merged', number: last, evidence: 'number at the end of the subject' }];
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
