import { type Mark, type Message, noMarks, parsePullNumber } from '../../../../forges/schema/mark.ts';

const item = /^\* (.{1,200}?) \(#(\d+)\)\s*$/gm;
const most = 100;

/**
 * The commits of a branch that was squashed, as GitHub lists them in the message: those with a number at the end were pull requests into that branch.
 *
 * @example
 * Rework tokens (#1119)
 *
 * * Use an auth method (#995)
 *
 * * Rename the flag
 *
 * * Rework the gateway (#1083)
 * -> [{"kind":"mentioned","number":995,"evidence":"commit of the branch that was squashed"},{"kind":"mentioned","number":1083,"evidence":"commit of the branch that was squashed"}]
 * @example
 * Rework tokens
 *
 * * Use an auth method (#995)
 * -> []
 */
export function readSquashItems({ subject, body, merge }: Message): readonly Mark[] {
  if (merge || !body.includes('* ') || !body.includes('(#') || !/\(#\d+\)\s*$/.test(subject)) return noMarks;
  const own = /\(#(\d+)\)\s*$/.exec(subject)?.[1];
  const marks: Mark[] = [];
  for (const [, , digits] of body.matchAll(item)) {
    const number = parsePullNumber(digits);
    if (number === null || digits === own || marks.length >= most) continue;
    marks.push({ kind: 'mentioned', number, evidence: 'commit of the branch that was squashed' });
  }
  return marks;
}

/** What a squashed pull request lists with numbers of its own, in its order; none where headings show that it is a changelog, of what others brought. */
export function listSquashed(body: string): readonly { readonly title: string; readonly number: string }[] {
  if (!body.includes('* ') || !body.includes('(#') || /^#{1,6} /m.test(body)) return none;
  return [...body.matchAll(item)].slice(0, most).map(([, title = '', number = '']) => ({ title, number }));
}

const none: readonly never[] = [];
