import { askObjects } from '../process/ask-objects.ts';
import { parseBatch } from '../process/git-batch.ts';
import { GitFailed, nothingIfFailed, streamGit } from '../process/git-process.ts';

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

/** The paths of a commit of few folders, for which git need not be started; null where there are more, or where one is not there. */
async function readSmallTree(gitDir: string, commit: string): Promise<readonly string[] | null> {
  const trees = new Map<string, readonly TreeEntry[]>();
  let folders: readonly string[] = [''];
  let ids: readonly string[] = [`${commit}^{tree}`];
  for (let known = 1; ids.length > 0; known += ids.length) {
    if (known > fewFolders) return null;
    const answers = parseBatch(await askObjects(gitDir, '--batch', ids).catch(nothingIfFailed));
    const below: (readonly [folder: string, id: string])[] = [];
    for (const [at, folder] of folders.entries()) {
      const answer = answers[at] ?? null;
      if (answer === null) return null;
      const entries = parseTree(answer.content, answer.object.length / 2);
      trees.set(folder, entries);
      for (const { name, tree } of entries) if (tree !== null) below.push([`${folder}${name}/`, tree]);
    }
    folders = below.map(([folder]) => folder);
    ids = below.map(([, id]) => id);
  }
  const list = (folder: string): readonly string[] =>
    (trees.get(folder) ?? []).flatMap(({ name, tree }) => (tree === null ? [folder + name] : list(`${folder}${name}/`)));
  return list('');
}

interface TreeEntry {
  readonly name: string;
  /** Its object where it is a folder. */
  readonly tree: string | null;
}

/** A tree as git keeps it: of each entry mode, space, name, NUL and the bytes of its id. */
function parseTree(bytes: Buffer, idLength: number): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const end = bytes.indexOf(0, space);
    if (space < 0 || end < 0) break;
    const isFolder = /^0?40000$/.test(bytes.toString('latin1', at, space));
    entries.push({
      name: bytes.toString('utf8', space + 1, end),
      tree: isFolder ? bytes.toString('hex', end + 1, end + 1 + idLength) : null,
    });
    at = end + 1 + idLength;
  }
  return entries;
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
