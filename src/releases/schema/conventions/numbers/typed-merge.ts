import { type Mark, type Message, noMarks, parsePullNumber } from '../../../../forges/schema/mark.ts';
import type { Category } from '../../../../text/schema/category.ts';

const form = /^([a-z]+) ?#(\d+)(?:,? +#\d+)* +(\S.*?)(?:\s+\(([^()]{1,200})\))?$/i;
const typeCategories = new Map<string, Category>([
  ['bug', 'fixed'],
  ['bugfix', 'fixed'],
  ['fix', 'fixed'],
  ['feature', 'added'],
  ['minor', 'internal'],
  ['security', 'security'],
  ['deprecation', 'deprecated'],
  ['docs', 'documentation'],
  ['doc', 'documentation'],
]);

/**
 * Merges whose subject has the type, the number and the title of the pull request, and its authors in brackets (Symfony's tool). Only a merge:
 * `bug #12 …` in other commits speaks of an issue.
 *
 * @example
 * bug #52001 [Routing] Fix the order of routes (ada, ben)
 * -> [{"kind":"merged","number":52001,"evidence":"merge commit subject","title":"[Routing] Fix the order of routes","type":{"word":"bug","category":"fixed"}}]
 * @example
 * bug #9867 #9866 [Filesystem] Fix mirrors (ada)
 * -> [{"kind":"merged","number":9867,"evidence":"merge commit subject","title":"[Filesystem] Fix mirrors","type":{"word":"bug","category":"fixed"}},{"kind":"mentioned","number":9866,"evidence":"one of several numbers in the subject"}]
 * @example
 * merged branch ada/thing (PR #2480)
 * -> [{"kind":"merged","number":2480,"evidence":"merge commit subject","owner":"ada","branch":"thing"}]
 * @example
 * feature #41 Add a cache (ada)
 * -> [{"kind":"merged","number":41,"evidence":"merge commit subject","title":"Add a cache","type":{"word":"feature","category":"added"}}]
 */
export function readTypedMerge(message: Message): readonly Mark[] {
  const { subject } = message;
  if (!message.merge) return noMarks;
  const end = subject.search(/[ #]/);
  const category = end < 1 ? undefined : typeCategories.get(subject.slice(0, end).toLowerCase());
  if (category === undefined) return readMergedBranch(message);
  const [, word = '', digits, title = ''] = form.exec(subject) ?? [];
  const number = parsePullNumber(digits);
  if (number === null) return noMarks;
  return [
    { kind: 'merged', number, evidence: 'merge commit subject', title, type: { word: word.toLowerCase(), category } },
    ...[...subject.slice(0, subject.indexOf(title)).matchAll(/#(\d+)/g)].slice(1).flatMap(([, digits]): readonly Mark[] => {
      const other = parsePullNumber(digits);
      return other === null ? [] : [{ kind: 'mentioned', number: other, evidence: 'one of several numbers in the subject' }];
    }),
  ];
}

/** What the same tool wrote before it knew types. */
function readMergedBranch({ subject, body }: Message): readonly Mark[] {
  const [, owner, branch, digits] = /^merged branch ([^\s/]+)\/(\S+) \(PR #(\d+)\)/i.exec(subject) ?? [];
  const number = parsePullNumber(digits);
  if (number === null || owner === undefined || branch === undefined) return noMarks;
  const title = /^-{5,}\s+(\S.*)$/m.exec(body)?.[1];
  return [
    { kind: 'merged', number, evidence: 'merge commit subject', ...(title === undefined ? {} : { title: title.trim() }), owner, branch },
  ];
}
