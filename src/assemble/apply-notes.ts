import type { Change, Release } from '../domain/book.ts';
import { longestNote, plainLines } from '../domain/plain-text.ts';
import type { Problem } from '../domain/problem.ts';
import { notesTwice, overrideAmbiguous, overrideWithoutChange } from '../domain/problems.ts';
import type { ChangeOverride, ReleaseNotes } from '../domain/release-notes.ts';
import { parseVersion, versionKey } from '../domain/version.ts';
import { sortChanges } from './compare-changes.ts';

/** Adds what humans wrote to the releases that they wrote about: highlights, issues, errata, and corrections of changes. */
export function applyNotes(
  releases: readonly Release[],
  notes: readonly ReleaseNotes[],
): { readonly releases: readonly Release[]; readonly problems: readonly Problem[] } {
  if (notes.length === 0) return { releases, problems: [] };
  const problems: Problem[] = [];
  const noteOf = new Map<string, ReleaseNotes>();
  for (const note of notes) {
    const release =
      releases.find((each) => each.version === note.version) ?? releases.find((each) => isSameVersion(each.version, note.version));
    if (!release) continue;
    if (noteOf.has(release.version))
      problems.push(notesTwice({ source: note.source }, release.version, noteOf.get(release.version)?.source ?? ''));
    else noteOf.set(release.version, note);
  }
  const noted = releases.map((release): Release => {
    const note = noteOf.get(release.version);
    if (!note) return release;
    return {
      ...release,
      yanked: note.yanked,
      highlights: note.highlights,
      knownIssues: note.knownIssues,
      errata: note.errata,
      changes: overrideChanges(release.changes, note, problems),
    };
  });
  return { releases: noted, problems };
}

function isSameVersion(left: string, right: string): boolean {
  const one = parseVersion(left);
  const other = parseVersion(right);
  return one !== null && other !== null && versionKey(one) === versionKey(other);
}

function overrideChanges(changes: readonly Change[], note: ReleaseNotes, problems: Problem[]): readonly Change[] {
  if (note.changes.size === 0) return changes;
  const overrideOf = new Map<Change, ChangeOverride>();
  for (const [key, override] of note.changes) {
    const place = { source: note.source, line: override.line, column: override.column };
    const meant = changes.filter((change) => isMeant(change, key));
    // The pull request that brought a change goes before those that it merely comes from.
    const exact = meant.filter((change) => change.pulls.some((pull) => pull.role === 'merged' && key.endsWith(`#${pull.number}`)));
    const found = exact.length > 0 ? exact : meant;
    const [first] = found;
    if (!first) problems.push(overrideWithoutChange(place, key, note.version));
    else if (found.length > 1)
      problems.push(
        overrideAmbiguous(
          place,
          key,
          found.map((change) => change.id),
        ),
      );
    else overrideOf.set(first, { ...overrideOf.get(first), ...override });
  }
  return sortChanges(
    changes.map((change) => {
      const override = overrideOf.get(change);
      if (!override) return change;
      const noted =
        override.note === undefined
          ? change
          : { ...change, note: { text: plainLines(override.note, longestNote), source: 'override' as const } };
      return override.category === undefined ? noted : { ...noted, category: override.category, categorySource: 'a human decided' };
    }),
  );
}

function isMeant(change: Change, key: string): boolean {
  const hash = key.indexOf('#');
  if (hash < 0) return key.length >= 7 && change.commits.some((commit) => commit.sha.startsWith(key.toLowerCase()));
  if (hash > 0 && key.slice(0, hash) !== change.repository) return false;
  const number = Number(key.slice(hash + 1));
  return change.pulls.some((pull) => pull.number === number);
}
