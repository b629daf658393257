import { type BlobRef, findBlobs, readBlobs } from '../../git/read/process/read-blobs.ts';
import { listTree } from '../../git/read/repository/git-tree.ts';
import type { StandingFile } from '../schema/standing/judge-standing.ts';

/** Reads files of commits, also where whole folders stand elsewhere there. */
export async function readPlaces(
  gitDir: string,
  asked: readonly { readonly tip: string; readonly path: string }[],
  moves: ReadonlySet<string>,
): Promise<(tip: string, path: string) => StandingFile> {
  const names = [...new Set(asked.flatMap(({ tip, path }) => [path, ...movedPaths(path, moves)].map((each) => `${tip}:${each}`)))];
  const blobs = await findBlobs(gitDir, names);
  const blobOf = new Map(names.flatMap((name, at) => (blobs[at] ? [[name, blobs[at]] as const] : [])));
  const contents = new Map<string, readonly string[]>();
  const unique = new Map<string, BlobRef>([...blobOf.values()].map((blob) => [blob.object, blob]));
  await readBlobs(gitDir, [...unique.values()], (object, text) => contents.set(object, text.split('\n')));
  const tails = new Map<string, ReadonlySet<string> | null>();
  for (const tip of new Set(asked.map((each) => each.tip))) tails.set(tip, await readTails(gitDir, tip));
  return (tip, path) => {
    for (const each of [path, ...movedPaths(path, moves)]) {
      const blob = blobOf.get(`${tip}:${each}`);
      if (blob) return contents.get(blob.object) ?? null;
    }
    const known = tails.get(tip);
    // A file of that name elsewhere may be this one, renamed.
    return known === null || known === undefined || known.has(tailOf(path)) ? null : 'absent';
  };
}

/** Where a file stands when whole folders stand elsewhere, in both directions: moves are `from to`, each without a slash at its ends. */
export function movedPaths(path: string, moves: ReadonlySet<string>): readonly string[] {
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
  const { paths, whole } = await listTree(gitDir, tip);
  return !whole ? null : new Set(paths.map(tailOf));
}

/** The last folder and the name: `engine/daemon.go`. */
function tailOf(path: string): string {
  return path.split('/').slice(-2).join('/');
}
