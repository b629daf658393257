import type { Change } from '../../../book/schema/change.ts';

/** How many authors a line names. */
const namedAuthors = 3;

/** The authors of a change in a line: people before the bots that carried their work, the first few by name. */
export function nameAuthors({ authors, bot }: Pick<Change, 'authors' | 'bot'>): string {
  const people = bot ? authors : authors.filter((name) => !name.endsWith('[bot]'));
  const named = people.slice(0, namedAuthors).join(', ');
  return people.length > namedAuthors ? `${named} and ${people.length - namedAuthors} more` : named;
}
