import { lineUp, parseFrontMatter } from '../../../text/read/parse-front-matter.ts';
import { listTextProblems } from '../../../text/read/text-problems.ts';
import { formatCanonicalText } from '../../../text/schema/form/canonical-text.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { peopleShape } from '../../schema/problems/signing-problems.ts';
import { type People, peopleSchema } from '../../schema/signoffs/people.ts';

/** Parses `content/people.yaml`. Null when it is wrong in any part: who may sign is never guessed. */
export function parsePeople(text: string, source: string): { readonly people: People | null; readonly problems: readonly Problem[] } {
  const faults = listTextProblems(text, source);
  if (faults.length > 0) return { people: null, problems: faults };
  const written = formatCanonicalText(text);
  // The same reader as for front matter, which begins one line above.
  const { value, problems } = parseFrontMatter(`---\n${written.replace(/^---[ \t]*$/gm, '')}\n---\n`, {
    source,
    schema: peopleSchema,
  });
  const wrong = problems.map(({ place, message }) => peopleShape(lineUp(place), message));
  return value === null || wrong.length > 0 ? { people: null, problems: wrong } : { people: value, problems: [] };
}
