import { parseComponentPrefix } from '../../schema/conventions/titles/component-prefix.ts';
import type { CommitFacts } from '../facts/commit-facts.ts';

/** A component that titles name before a colon or in brackets, and how often. */
export interface Component {
  readonly name: string;
  readonly titles: number;
}

/** So often a prefix is no accident. */
const fewest = 4;

/** Counts what may be components in titles. A name counts whatever its capital letters, and is given as it is written most. */
export function countComponents(): { readonly see: (facts: CommitFacts) => void; readonly list: () => readonly Component[] } {
  const spellings = new Map<string, Map<string, number>>();
  return {
    see: ({ said, title }) => {
      if (said === null || said.conventional !== null) return;
      const found = parseComponentPrefix(title);
      if (found === null) return;
      const key = found.name.toLowerCase();
      const own = spellings.get(key) ?? new Map<string, number>();
      spellings.set(key, own.set(found.name, (own.get(found.name) ?? 0) + 1));
    },
    list: () =>
      [...spellings.values()]
        .map((own) => {
          const [[name] = ['']] = [...own].sort((left, right) => right[1] - left[1]);
          return { name, titles: [...own.values()].reduce((sum, count) => sum + count, 0) };
        })
        .filter(({ titles }) => titles >= fewest)
        .sort((left, right) => right.titles - left.titles || (left.name < right.name ? -1 : 1)),
  };
}
