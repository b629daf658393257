import { readPatchTexts } from '../../git/read/patches/read-prints.ts';
import { readGitOrNothing } from '../../git/read/process/git-process.ts';
import { type FileHunks, readHunks } from '../../git/schema/patches/read-hunks.ts';
import { judgeStanding, type Standing, type StandingFile } from '../schema/standing/judge-standing.ts';
import type { FoundStanding, KeptStandings } from './kept-standings.ts';
import { readElsewhere } from './read-elsewhere.ts';
import { movedPaths, readPlaces } from './read-places.ts';

/** A change that is looked for in the files of a place, and of the one that has it: all as commit ids. */
export interface Lookup {
  readonly carriers: readonly string[];
  readonly at: string;
  readonly from: string;
  readonly security: boolean;
  /** Whether what a later commit did is in the place, or is said to be missing there. */
  readonly isAnswered: (sha: string) => boolean;
}

/** So many are looked for, in the order in which they come; the rest counts as missing. */
const mostLookups = 5000;
/** Of a longer patch nothing is said. */
const mostLines = 5000;
/** Of so many it is asked what came later; all others that were changed later count as missing. */
const mostFollowed = 1000;
const mostPaths = 500;

interface Changed {
  readonly lookup: Lookup;
  readonly files: readonly FileHunks[];
}

/**
 * Looks for changes in files, all of one repository. Null for what is not sure, as where files are missing in this clone. What an earlier run found between the same
 * commits is not looked for again.
 */
export async function readStandings(
  gitDir: string,
  lookups: readonly Lookup[],
  { moves, kept }: { readonly moves: ReadonlySet<string>; readonly kept: KeptStandings },
): Promise<ReadonlyMap<Lookup, Standing | null>> {
  const ask = ({ carriers, at, from, security }: Lookup): unknown => [carriers, at, from, security, [...moves]];
  const found = new Map<Lookup, Standing | null>();
  const open: Lookup[] = [];
  for (const lookup of lookups.slice(0, mostLookups)) {
    const known = kept.find(ask(lookup));
    if (known === undefined) open.push(lookup);
    else found.set(lookup, settle(known, lookup));
  }
  const some = await readChanged(gitDir, open);
  const wanted = some.flatMap(({ lookup: { at, from }, files }) =>
    files.flatMap(({ path }) => (path === null ? [] : [at, from].map((tip) => ({ tip, path })))),
  );
  const fileOf = await readPlaces(gitDir, wanted, moves);
  const absent = some.flatMap(({ lookup: { at, security }, files }) =>
    !security && files.every(({ path }) => path !== null && fileOf(at, path) === 'absent') ? files.map((file) => ({ at, file })) : [],
  );
  const isElsewhere = await readElsewhere(gitDir, absent);
  const followed = new Map<string, readonly string[]>();
  for (const { lookup, files } of some) {
    const there = (path: string): StandingFile => fileOf(lookup.at, path);
    const before = (path: string): StandingFile => fileOf(lookup.from, path);
    const standing = judgeStanding(files, {
      ...{ there, before, security: lookup.security },
      isElsewhere: (file) => isElsewhere(lookup.at, file),
    });
    const later = standing === 'overwritten' ? await follow({ lookup, files }) : [];
    const isAbsent = !lookup.security && files.every(({ path }) => path !== null && there(path) === 'absent');
    const isWhole =
      files.every(({ path }) => path !== null && there(path) !== null && before(path) !== null) &&
      (!isAbsent || files.every((file) => isElsewhere(lookup.at, file) !== null));
    if (isWhole && later !== null) kept.put(ask(lookup), { standing, later });
    found.set(lookup, settle({ standing, later: later ?? [] }, lookup));
  }
  kept.save();
  return found;

  /** The later commits to the files of a change; null where too much was asked. */
  async function follow({ lookup, files }: Changed): Promise<readonly string[] | null> {
    const key = `${lookup.from} ${lookup.carriers.join(' ')}`;
    if (!followed.has(key) && followed.size >= mostFollowed) return null;
    const later = followed.get(key) ?? (await listLater(gitDir, { lookup, files }, moves));
    followed.set(key, later);
    return later;
  }
}

/** What took the place of a change has to be looked for itself, or nobody would hear of either. */
function settle({ standing, later }: FoundStanding, { isAnswered }: Lookup): Standing | null {
  return standing === 'overwritten' && !(later.length > 0 && later.every(isAnswered)) ? null : standing;
}

async function readChanged(gitDir: string, lookups: readonly Lookup[]): Promise<readonly Changed[]> {
  const carriers = [...new Set(lookups.flatMap((lookup) => lookup.carriers))];
  const texts = await readPatchTexts(gitDir, carriers, mostLines);
  const hunks = new Map(carriers.map((sha) => [sha, readWhole(texts.get(sha))]));
  return lookups.flatMap((lookup) => {
    const all = lookup.carriers.map((sha) => hunks.get(sha) ?? null);
    return all.includes(null) ? [] : [{ lookup, files: all.flatMap((files) => files ?? []) }];
  });
}

function readWhole(lines: readonly string[] | undefined): readonly FileHunks[] | null {
  return lines === undefined || lines.length >= mostLines ? null : readHunks(lines);
}

/** The commits that changed the files of a change after it, on the line that has it. */
async function listLater(gitDir: string, { lookup, files }: Changed, moves: ReadonlySet<string>): Promise<readonly string[]> {
  const paths = files.flatMap(({ path }) => (path === null ? [] : [path, ...movedPaths(path, moves)]));
  if (paths.length > mostPaths) return [];
  const args = ['rev-list', '--no-merges', '--end-of-options', lookup.from, ...lookup.carriers.map((sha) => `^${sha}`), '--'];
  const listed = await readGitOrNothing({ gitDir, args: [...args, ...new Set(paths.map((path) => `:(top,literal)${path}`))] });
  return listed.toString('latin1').split('\n').filter(Boolean);
}
