import type { Linked } from '../../../ui/views/linked.ts';
import type { PlacedChange } from './shown-units.ts';

/** What the compare page loads beside the changes of lines: the pages that some changes have, each a text and an address below the product's folder. */
export interface ChangeLinks {
  readonly pages: readonly (readonly [text: string, address: string])[];
  /** Places in `pages`, by the beginnings of the ids of commits. */
  readonly commits: Readonly<Record<string, number>>;
}

/** Gives the page of a change that is compared, with its address below the product's folder; undefined where it has none. */
export type FindChangePage = (change: Pick<PlacedChange, 'commits'>) => Linked | undefined;

/** Prepares finding pages; null for none. */
export function findChangePages(links: ChangeLinks | null): FindChangePage {
  if (links === null) return () => undefined;
  const places = new Map(Object.entries(links.commits));
  return ({ commits }) => {
    const place = commits.map((commit) => places.get(commit)).find((each) => each !== undefined);
    const [text, href] = (place === undefined ? undefined : links.pages[place]) ?? [];
    return text === undefined ? undefined : { text, href };
  };
}
