/** First parts of addresses that are pages of Docket's own, so that no product can have them as its id. */
export const reservedIds: ReadonlySet<string> = new Set([
  '404',
  '_astro',
  'about',
  'checklists',
  'clauses',
  'compare',
  'evidence',
  'guides',
  'lines',
  'og',
  'operations',
  'people',
  'problems',
  'protocols',
  'schema',
  'search',
]);

/** Makes an id that is not among those taken, by a number behind it where needed, and takes it. */
export function distinctId(id: string, taken: Set<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number += 1) free = `${id}-${number}`;
  taken.add(free);
  return free;
}
