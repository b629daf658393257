import type { Product } from '../../book/schema/book.ts';
import type { Change } from '../../book/schema/change.ts';
import { type ChangesText, textOfChanges } from '../../book/schema/changes-text.ts';
import { readFully } from '../../git/read/kept/read-fully.ts';

/**
 * Finds the change of the Book that a commit of a repository belongs to: of the newest release that has one, else of what is not released. Where changes were kept as text, those releases alone are
 * read whose text names the commit: of thousands, few are asked for.
 */
export function prepareChangeOf({ releases, lines }: Product, repository: string): (sha: string) => Change | undefined {
  const lists = [...releases.map(({ changes }) => changes), ...lines.flatMap(({ unreleased }) => unreleased.map(({ changes }) => changes))];
  const first = new Map<string, number>();
  const further = new Map<string, number[]>();
  lists.forEach((changes, place) => {
    for (const sha of listCommits(changes)) {
      const before = first.get(sha);
      if (before === undefined) first.set(sha, place);
      else if (before !== place) further.set(sha, [...(further.get(sha) ?? []), place]);
    }
  });
  const found = new Map<number, ReadonlyMap<string, Change>>();
  const open = (place: number): ReadonlyMap<string, Change> => {
    const known = found.get(place) ?? indexChanges(lists[place] ?? [], repository);
    found.set(place, known);
    return known;
  };
  return (sha) => {
    const place = first.get(sha);
    if (place === undefined) return undefined;
    for (const each of [place, ...(further.get(sha) ?? [])]) {
      const change = open(each).get(sha);
      if (change !== undefined) return change;
    }
    return undefined;
  };
}

function indexChanges(list: readonly Change[], repository: string): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  for (const change of list) {
    if (change.repository !== repository) continue;
    for (const { sha } of change.commits) if (!changes.has(sha)) changes.set(sha, change);
  }
  return changes;
}

function listCommits(changes: readonly Change[]): readonly string[] {
  const text = textOfChanges(changes);
  return text === undefined ? changes.flatMap(({ commits }) => commits.map(({ sha }) => sha)) : listWritten(text);
}

/** Stands in JSON before the id of a commit of a change, and nowhere else: quotes within a text have a backslash. */
const before = Buffer.from('"sha":"');

function listWritten({ file, start, length }: ChangesText): readonly string[] {
  const bytes = readFully(file, Buffer.allocUnsafe(length), start);
  const found: string[] = [];
  for (let at = bytes.indexOf(before); at >= 0; at = bytes.indexOf(before, at)) {
    const first = at + before.length;
    at = bytes.indexOf('"', first);
    found.push(bytes.toString('latin1', first, at));
  }
  return found;
}
