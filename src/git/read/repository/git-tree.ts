import { askObjects } from '../process/ask-objects.ts';
import { parseBatch } from '../process/git-batch.ts';
import { GitFailed, nothingIfFailed, streamGit } from '../process/git-process.ts';
import { readKinds } from './git-kinds.ts';
import { parseTreeObject } from './git-tree-object.ts';

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

/** Folders of a commit that are read one by one; where there are more, git lists all in one go. */
const fewFolders = 200;

/** Most bytes of the objects of those folders. */
const fewBytes = 4 << 20;

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
  const small = await readSmallTree(gitDir, commit);
  if (small !== null) return { paths: small, bytes: small.reduce((sum, path) => sum + path.length, 0), whole: true };
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

interface Folder {
  readonly path: string;
  readonly id: string;
  readonly below: (string | Folder)[];
}

/** The paths of a commit of few folders, for which git need not be started; null where there is more, or where something is missing or damaged. */
async function readSmallTree(gitDir: string, commit: string): Promise<readonly string[] | null> {
  const top: Folder = { path: '', id: `${commit}^{tree}`, below: [] };
  let level: readonly Folder[] = [top];
  let read = 0;
  let length = 0;
  for (let folders = 1; level.length > 0; folders += level.length) {
    if (folders > fewFolders) return null;
    const ids = [...new Set(level.map(({ id }) => id))];
    const kinds = await readKinds(gitDir, ids);
    for (const { id } of level) {
      const { kind, size } = kinds.get(id) ?? {};
      read += kind === 'tree' && size !== undefined ? size : Number.POSITIVE_INFINITY;
    }
    // One folder may stand in many places, so that a small repository lists more than there is memory for.
    if (read > fewBytes) return null;
    const answers = parseBatch(await askObjects(gitDir, '--batch', ids).catch(nothingIfFailed));
    for (const folder of level) {
      const answer = answers[ids.indexOf(folder.id)] ?? null;
      const entries = answer === null ? null : parseTreeObject(answer.content, answer.object.length / 2);
      if (entries === null) return null;
      for (const { name, tree } of entries) {
        const path = folder.path + name;
        length += path.length;
        folder.below.push(tree === null ? path : { path: `${path}/`, id: tree, below: [] });
      }
    }
    if (length > most) return null;
    level = level.flatMap(({ below }) => below.filter((each) => typeof each !== 'string'));
  }
  return listPaths(top);
}

function listPaths({ below }: Folder): readonly string[] {
  return below.flatMap((each) => (typeof each === 'string' ? [each] : listPaths(each)));
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
