import type { Change } from '../../book/schema/change.ts';
import type { ReadNote } from '../schema/extension.ts';
import { matchWords } from './word-matcher.ts';

/**
 * The notes of a release: those of its section, and fragments that say something else. A fragment that a section repeats gives it the commit that
 * wrote it, which is better evidence than a number.
 */
export function mergeFragments(section: readonly ReadNote[], fragments: readonly ReadNote[]): readonly ReadNote[] {
  const byWords = matchWords(section.map(({ text }) => text));
  const byNumber = new Map(section.flatMap(({ numbers }, at) => numbers.map(({ number }) => [number, at] as const)));
  const commits = section.map((note) => [...note.commits]);
  const others: ReadNote[] = [];
  for (const fragment of fragments) {
    const numbered = fragment.numbers.flatMap(({ number }) => byNumber.get(number) ?? [])[0];
    const at = numbered ?? byWords.find(fragment.text);
    if (at === null || at === undefined) others.push(fragment);
    else commits[at]?.push(...fragment.commits);
  }
  return [...section.map((note, at) => ({ ...note, commits: commits[at] ?? [] })), ...others];
}

/** The fragments that some changes wrote, each file as it was written last, in the order of the changes. */
export function listFragments(changes: readonly Change[], written: ReadonlyMap<string, readonly ReadNote[]>): readonly ReadNote[] {
  const newest = new Map<string, { readonly date: string; readonly sha: string; readonly notes: readonly ReadNote[] }>();
  for (const change of changes) {
    for (const { sha, date } of change.commits) {
      for (const [path, notes] of Map.groupBy(written.get(sha) ?? [], ({ source }) => source.path)) {
        const before = newest.get(path);
        const moment = new Date(date).getTime();
        const known = before === undefined ? Number.NEGATIVE_INFINITY : new Date(before.date).getTime();
        if (moment > known || (moment === known && sha > (before?.sha ?? ''))) newest.set(path, { date, sha, notes });
      }
    }
  }
  return [...newest.values()].flatMap(({ notes }) => notes);
}
