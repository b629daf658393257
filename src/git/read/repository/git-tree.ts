import { GitFailed, streamGit } from '../process/git-process.ts';

/** Most bytes of a listing that are read; a kernel's tree has 5 million. */
const most = 40 << 20;

/** Most bytes of the listings that are remembered. */
const mostRemembered = 16 << 20;

/** The paths of all files of a commit, in git's order. */
export interface TreeList {
  readonly paths: readonly string[];
  /** False where trees are missing, or where there are too many: then paths are missing. */
  readonly whole: boolean;
}

interface Remembered {
  readonly list: Promise<TreeList>;
  bytes: number;
}

const remembered = new Map<string, Remembered>();

/** Lists the files of a commit. What was listed lately is remembered, since several ask for the same head: git is started once. */
export function listTree(gitDir: string, commit: string): Promise<TreeList> {
  const key = `${gitDir}\0${commit}`;
  const known = remembered.get(key);
  if (known !== undefined) return known.list;
  const own: Remembered = {
    bytes: 0,
    list: readTree(gitDir, commit).then(({ bytes, ...list }) => {
      own.bytes = bytes;
      if (list.whole) forgetOldest();
      else remembered.delete(key);
      return list;
    }),
  };
  remembered.set(key, own);
  own.list.catch(() => remembered.delete(key));
  return own.list;
}

function forgetOldest(): void {
  let bytes = [...remembered.values()].reduce((sum, each) => sum + each.bytes, 0);
  for (const [key, each] of remembered) {
    if (bytes <= mostRemembered) return;
    remembered.delete(key);
    bytes -= each.bytes;
  }
}

async function readTree(gitDir: string, commit: string): Promise<TreeList & { readonly bytes: number }> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  let whole = true;
  try {
    for await (const piece of streamGit({
      gitDir,
      args: ['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--end-of-options', commit],
    })) {
      pieces.push(piece);
      bytes += piece.length;
      whole = bytes <= most;
      if (!whole) break;
    }
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    whole = false;
  }
  return { paths: Buffer.concat(pieces).toString('utf8').split('\0').slice(0, -1), bytes, whole };
}

/** All folders that files lie in. */
export function listFoldersOf(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths)
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}
