import type { Release } from '../../../book/schema/book.ts';
import type { Change } from '../../../book/schema/change.ts';
import { namePull, pullNoun } from '../../../forges/schema/pull-name.ts';
import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import { longestNote, plainLines } from '../../../text/schema/plain-text.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import type { ChangeOverride, ReleaseNotes } from '../../schema/release-notes.ts';
import { notesTwice, overrideAmbiguous, overrideKeyUnknown, overrideWithoutChange } from '../../schema/release-problems.ts';
import { parseVersion, versionKey } from '../../schema/version.ts';
import { sortChanges } from '../changes/compare-changes.ts';

type Hosted = Pick<RepositoryHistory, 'id' | 'web'>;

const sign = /[#!]/;

/** Adds what humans wrote to the releases that they wrote about: highlights, issues, errata, and corrections of changes. */
export function applyNotes(
  releases: readonly Release[],
  notes: readonly ReleaseNotes[],
  repositories: readonly Hosted[],
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
      yanked: note.yanked ?? release.yanked,
      highlights: note.highlights,
      knownIssues: note.knownIssues,
      errata: note.errata,
      changes: overrideChanges({ changes: release.changes, note, repositories, problems }),
    };
  });
  return { releases: noted, problems };
}

function isSameVersion(left: string, right: string): boolean {
  const one = parseVersion(left);
  const other = parseVersion(right);
  return one !== null && other !== null && versionKey(one) === versionKey(other);
}

function overrideChanges({
  changes,
  note,
  repositories,
  problems,
}: {
  readonly changes: readonly Change[];
  readonly note: ReleaseNotes;
  readonly repositories: readonly Hosted[];
  readonly problems: Problem[];
}): readonly Change[] {
  if (note.changes.size === 0) return changes;
  const hosts = new Map(repositories.map((repository) => [repository.id, repository]));
  const overrideOf = new Map<Change, ChangeOverride>();
  for (const [key, override] of note.changes) {
    const place = { source: note.source, line: override.line, column: override.column };
    const meant = changes.filter((change) => isMeant(change, key, hosts.get(change.repository)));
    // The pull request that brought a change goes before those that it merely comes from.
    const exact = meant.filter((change) =>
      change.pulls.some((pull) => pull.role === 'merged' && isCalled(key, pull.number, hosts.get(change.repository))),
    );
    const found = exact.length > 0 ? exact : meant;
    const [first] = found;
    if (!first)
      problems.push(
        isKnownForm(key, repositories)
          ? overrideWithoutChange(place, key, { version: note.version, pull: pullNoun(repositories) })
          : overrideKeyUnknown(place, key),
      );
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

function isMeant(change: Change, key: string, repository: Hosted | undefined): boolean {
  const at = key.search(sign);
  if (at < 0) return key.length >= 7 && change.commits.some((commit) => commit.sha.startsWith(key.toLowerCase()));
  if (at > 0 && key.slice(0, at) !== change.repository) return false;
  return change.pulls.some((pull) => isCalled(key, pull.number, repository));
}

/** Whether a key ends in what a pull request is called: `#705` everywhere, and as the forge of its repository writes it. */
function isCalled(key: string, number: number, repository: Hosted | undefined): boolean {
  const name = key.slice(key.search(sign));
  return name === `#${number}` || name === namePull(number, repository);
}

/** Whether a key is written as one of the repositories could have it: `!705` is nothing where no repository is on GitLab. */
function isKnownForm(key: string, repositories: readonly Hosted[]): boolean {
  const at = key.indexOf('!');
  if (at < 0) return true;
  const meant = at === 0 ? repositories : repositories.filter(({ id }) => id === key.slice(0, at));
  return meant.some((repository) => isCalled(key, Number(key.slice(at + 1)), repository));
}
