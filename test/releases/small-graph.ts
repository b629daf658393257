import { type CommitGraph, indexCommits } from '../../src/git/schema/commit-graph.ts';
import type { Commit } from '../../src/git/schema/repository.ts';
import type { PlannedLine } from '../../src/releases/assemble/lines/plan-lines.ts';
import type { PlannedRelease } from '../../src/releases/assemble/plan/plan-releases.ts';
import { parseVersion } from '../../src/releases/schema/version.ts';
import { startHistory } from './history.ts';

/** Day of January 2026 as an instant. */
export function instantOnDay(day: number): string {
  return `2026-01-${String(day).padStart(2, '0')}T12:00:00+00:00`;
}

/**
 * A graph in words, oldest commit first, each made a day after the one before: `a b<a c<a d<b,c` is a commit, two that part from it, and their
 * merge. `~` is a parent that is not there. Subjects and bodies are by name; else a commit is called by its name.
 */
export function drawGraph(
  text: string,
  subjects: Readonly<Record<string, string>> = {},
  bodies: Readonly<Record<string, string>> = {},
): CommitGraph {
  const commits = text.split(' ').map((word, place): Commit => {
    const [sha = '', parents = ''] = word.split('<');
    const author = { name: 'Ada', email: 'ada@example.org' };
    return {
      sha,
      parents: parents.split(',').filter((name) => name !== ''),
      author,
      committedAt: instantOnDay(place + 1),
      subject: subjects[sha] ?? sha,
      body: bodies[sha] ?? '',
    };
  });
  return indexCommits(startHistory().history({ commits: commits.toReversed() }));
}

/** Lines of small graphs, and how to ask for their releases. */
export interface SmallLines {
  readonly lines: readonly PlannedLine[];
  readonly releases: readonly PlannedRelease[];
  readonly tipsOf: (release: PlannedRelease) => readonly number[];
  readonly dateOf: (release: PlannedRelease) => string | null;
  readonly isWithdrawn: (release: PlannedRelease) => boolean;
  /** The release of a version. */
  readonly find: (version: string) => PlannedRelease;
}

/**
 * Lines by their ids, oldest first, with their releases in words: `1.0.0 a` is at commit `a`, `1.0.0 - b` in the second repository alone. `?`
 * behind the version says that it stayed a candidate, `!` that it was withdrawn; `@3` behind all is its day, else it is that of the last of its commits.
 */
export function drawLines(graphs: readonly CommitGraph[], lines: Readonly<Record<string, readonly string[]>>): SmallLines {
  const read = Object.entries(lines).map(([id, words]) => ({ id, releases: words.map((text) => readRelease(text, graphs)) }));
  const all = read.flatMap(({ releases }) => releases);
  const partsOf = new Map(all.map((one) => [one.release, one]));
  return {
    lines: read.map(({ id, releases }) => ({ id, reason: '', releases: releases.map(({ release }) => release) })),
    releases: all.map(({ release }) => release),
    tipsOf: (release) => partsOf.get(release)?.tips ?? [],
    dateOf: (release) => partsOf.get(release)?.date ?? null,
    isWithdrawn: (release) => partsOf.get(release)?.withdrawn ?? false,
    find(version) {
      const found = all.find(({ release }) => release.version.text === version);
      if (!found) throw new Error(`Unexpected version ${version}`);
      return found.release;
    },
  };
}

function readRelease(text: string, graphs: readonly CommitGraph[]) {
  const [body = '', day] = text.split(' @');
  const [name = '', ...places] = body.split(' ');
  const version = parseVersion(name.replace(/[?!]+$/, ''));
  if (!version) throw new Error(`Unexpected release ${text}`);
  const tips = graphs.map((graph, repository) => graph.indexOf.get(places[repository] ?? '-') ?? -1);
  const release: PlannedRelease = { version, final: !name.includes('?'), tags: [], candidates: [] };
  const dates = tips.flatMap((tip, repository) => graphs[repository]?.commits[tip]?.committedAt ?? []);
  const date = day === undefined ? dates.sort().at(-1) : day === '' ? undefined : instantOnDay(Number(day));
  return { release, tips, date: date ?? null, withdrawn: name.includes('!') };
}
