import { readPatchTexts } from '../../git/read/patches/read-prints.ts';
import { readGitOrNothing } from '../../git/read/process/git-process.ts';
import { type BlobRef, findBlobs, readBlobs } from '../../git/read/process/read-blobs.ts';
import { type FileHunks, readHunks } from '../../git/schema/patches/read-hunks.ts';
import { judgeStanding, type Standing, type StandingFile } from '../schema/judge-standing.ts';

/** A change that is looked for in the files of a place, and of the one that has it: all as commit ids. */
export interface Lookup {
  readonly carriers: readonly string[];
  readonly at: string;
  readonly from: string;
  readonly security: boolean;
}

/** So many are looked for, in the order in which they come; the rest counts as missing. */
const mostLookups = 5000;
/** Of a longer patch nothing is said. */
const mostLines = 5000;

/** Looks for changes in files, all of one repository. Null for what is not sure, as where files are missing in this clone. */
export async function readStandings(
  gitDir: string,
  lookups: readonly Lookup[],
  moves: ReadonlySet<string>,
): Promise<ReadonlyMap<Lookup, Standing | null>> {
  const some = lookups.slice(0, mostLookups);
  const carriers = [...new Set(some.flatMap((lookup) => lookup.carriers))];
  const texts = await readPatchTexts(gitDir, carriers, mostLines);
  const hunks = new Map(carriers.map((sha) => [sha, readWhole(texts.get(sha))]));
  const changedBy = ({ carriers }: Lookup): readonly FileHunks[] | null => {
    const all = carriers.map((sha) => hunks.get(sha) ?? null);
    return all.includes(null) ? null : all.flatMap((files) => files ?? []);
  };
  const wanted = new Set<string>();
  for (const lookup of some)
    for (const { path } of changedBy(lookup) ?? [])
      if (path !== null)
        for (const each of [path, ...movedPaths(path, moves)]) for (const tip of [lookup.at, lookup.from]) wanted.add(`${tip}:${each}`);
  const names = [...wanted];
  const blobs = await findBlobs(gitDir, names);
  const blobOf = new Map(names.flatMap((name, at) => (blobs[at] ? [[name, blobs[at]] as const] : [])));
  const contents = new Map<string, readonly string[]>();
  const unique = new Map<string, BlobRef>([...blobOf.values()].map((blob) => [blob.object, blob]));
  await readBlobs(gitDir, [...unique.values()], (object, text) => contents.set(object, text.split('\n')));
  const tails = new Map<string, ReadonlySet<string> | null>();
  for (const tip of new Set(some.flatMap(({ at, from }) => [at, from]))) tails.set(tip, await readTails(gitDir, tip));
  const fileOf = (tip: string, path: string): StandingFile => {
    for (const each of [path, ...movedPaths(path, moves)]) {
      const blob = blobOf.get(`${tip}:${each}`);
      if (blob) return contents.get(blob.object) ?? null;
    }
    const known = tails.get(tip);
    // A file of that name elsewhere may be this one, renamed.
    return known === null || known === undefined || known.has(tailOf(path)) ? null : 'absent';
  };
  return new Map(
    lookups.map((lookup) => {
      const changed = changedBy(lookup);
      const there = (path: string): StandingFile => fileOf(lookup.at, path);
      const before = (path: string): StandingFile => fileOf(lookup.from, path);
      return [lookup, changed === null ? null : judgeStanding(changed, { there, before, security: lookup.security })];
    }),
  );
}

function readWhole(lines: readonly string[] | undefined): readonly FileHunks[] | null {
  return lines === undefined || lines.length >= mostLines ? null : readHunks(lines);
}

/** Where a file stands when whole folders stand elsewhere, in both directions: moves are `from to`, each without a slash at its ends. */
function movedPaths(path: string, moves: ReadonlySet<string>): readonly string[] {
  return [...moves].flatMap((move) => {
    const [from = '', to = ''] = move.split(' ');
    return [swap(path, from, to), swap(path, to, from)].flatMap((each) => (each === null || each === path ? [] : [each]));
  });
}

function swap(path: string, from: string, to: string): string | null {
  if (from !== '' && !path.startsWith(`${from}/`)) return null;
  const rest = from === '' ? path : path.slice(from.length + 1);
  return to === '' ? rest : `${to}/${rest}`;
}

/** The ends of the names of all files of a commit; null where git could not list them. */
async function readTails(gitDir: string, tip: string): Promise<ReadonlySet<string> | null> {
  const listed = await readGitOrNothing({ gitDir, args: ['ls-tree', '-r', '-z', '--name-only', '--end-of-options', tip] });
  if (listed.length === 0) return null;
  return new Set(listed.toString('utf8').split('\0').map(tailOf));
}

/** The last folder and the name: `engine/daemon.go`. */
function tailOf(path: string): string {
  return path.split('/').slice(-2).join('/');
}
