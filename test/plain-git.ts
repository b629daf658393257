import { hash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { type IndexEntry, isPlainIndex, writeIndex } from './git-index.ts';

/** Who made a commit or a tag, and when: `1700000000 +0100`. */
export interface Signer {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

/**
 * Commits all that is in a work tree as `git add -A` and `git commit` do, and gives the id; null, with nothing done, where anything is not as it mostly is: then git is needed. To start git costs a
 * hundred times as much, and the tests make thousands of commits.
 */
export function commitPlainly(path: string, message: string | Uint8Array, signer: Signer): string | null {
  const branch = readBranch(path);
  const files = branch === null ? null : listFiles(path);
  const person = formatPerson(signer);
  if (branch === null || files === null || person === null || Buffer.from(message).includes(0)) return null;
  const entries = files.map((file) => ({ ...file, id: storeObject(path, 'blob', readContent(join(path, file.path), file.mode)) }));
  const parent = branch.tip === '' ? '' : `parent ${branch.tip}\n`;
  const head = `tree ${storeTree(path, entries)}\n${parent}author ${person}\ncommitter ${person}\n\n`;
  const id = storeObject(path, 'commit', Buffer.concat([Buffer.from(head), Buffer.from(message)]));
  writeIndex(join(path, '.git', 'index'), entries);
  writeRef(path, branch.ref, id);
  return id;
}

/** Makes an annotated tag of the commit that is checked out, as `git tag -a` does; null, with nothing done, where git is needed. */
export function tagPlainly(
  path: string,
  name: string,
  { message, signer }: { readonly message: string; readonly signer: Signer },
): string | null {
  const branch = readBranch(path);
  const person = formatPerson(signer);
  if (branch === null || branch.tip === '' || person === null || message.includes('\0') || !isNewTag(path, name)) return null;
  const id = storeObject(path, 'tag', `object ${branch.tip}\ntype commit\ntag ${name}\ntagger ${person}\n\n${message}`);
  writeRef(path, `refs/tags/${name}`, id);
  return id;
}

/** Gives the commit that is checked out another name, as `git tag` does with a name alone; false where git is needed. */
export function namePlainly(path: string, name: string): boolean {
  const branch = readBranch(path);
  if (branch === null || branch.tip === '' || !isNewTag(path, name)) return false;
  writeRef(path, `refs/tags/${name}`, branch.tip);
  return true;
}

/** Writes an object as git does that is told to take it literally. */
export function storeObject(path: string, kind: string, content: string | Uint8Array): string {
  const bytes = Buffer.from(content);
  const object = Buffer.concat([Buffer.from(`${kind} ${bytes.length}\0`), bytes]);
  const id = hash('sha1', object);
  const folder = join(gitFolder(path), 'objects', id.slice(0, 2));
  const file = join(folder, id.slice(2));
  if (existsSync(file)) return id;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, deflateSync(object), { mode: 0o444 });
  return id;
}

/** The folder of git's own files: of the work tree, or the repository itself where it has none. */
export const gitFolder = (path: string): string => (existsSync(join(path, '.git')) ? join(path, '.git') : path);

/** What stands in a repository in which nothing is under way, and nothing says how files are read. */
const usual = new Set([
  ...['HEAD', 'config', 'objects', 'refs', 'logs', 'index', 'packed-refs', 'branches', 'description'],
  ...['COMMIT_EDITMSG', 'ORIG_HEAD', 'FETCH_HEAD', 'AUTO_MERGE', 'gc.log'],
]);
const usualSettings = /^\[core\]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n\tlogallrefupdates = true\n$/;

/** The branch that is checked out and its newest commit, empty before the first; null where git is needed. */
function readBranch(path: string): { readonly ref: string; readonly tip: string } | null {
  try {
    const folder = join(path, '.git');
    if (process.platform !== 'linux' || readdirSync(folder).some((name) => !usual.has(name))) return null;
    if (!usualSettings.test(readFileSync(join(folder, 'config'), 'utf8')) || !isPlainIndex(join(folder, 'index'))) return null;
    const [, ref = ''] = /^ref: (refs\/heads\/[\w./-]+)\n$/.exec(readFileSync(join(folder, 'HEAD'), 'utf8')) ?? [];
    if (ref === '') return null;
    if (existsSync(join(folder, ref))) return { ref, tip: /^[0-9a-f]{40}$/m.exec(readFileSync(join(folder, ref), 'utf8'))?.[0] ?? '' };
    return existsSync(join(folder, 'packed-refs')) ? null : { ref, tip: '' };
  } catch {
    return null;
  }
}

function isNewTag(path: string, name: string): boolean {
  const refs = join(path, '.git', 'refs', 'tags', name);
  if (!/^(?:\w[\w+-]*(?:\.[\w+-]+)*\/)*\w[\w+-]*(?:\.[\w+-]+)*$/.test(name) || name.endsWith('.lock')) return false;
  const above = name
    .split('/')
    .slice(0, -1)
    .map((_, at) =>
      name
        .split('/')
        .slice(0, at + 1)
        .join('/'),
    );
  const isTaken = above.some((part) => lstatSync(join(path, '.git', 'refs', 'tags', part), { throwIfNoEntry: false })?.isFile());
  return !existsSync(refs) && !isTaken && !existsSync(join(path, '.git', 'packed-refs'));
}

/** As git writes somebody whose name has nothing in it that it would take out; null for anybody else. */
function formatPerson({ name, email, date }: Signer): string | null {
  const isPlain =
    /^[\p{L}\p{N}](?:[\p{L}\p{N} -]*[\p{L}\p{N}])?$/u.test(name) && /^\w[\w+-]*(?:\.[\w+-]+)*@\w[\w-]*(?:\.\w+)*$/.test(email);
  const moment = formatMoment(date);
  return isPlain && moment !== null ? `${name} <${email}> ${moment}` : null;
}

/** Seconds and zone, where a date is those or `2026-01-02T10:00:00+01:00`; null for all else that git reads. */
function formatMoment(date: string): string | null {
  if (/^\d{9,10} (?:\+(?:0\d|1[0-4])[0-5]\d|-(?:0[1-9]|1[0-2])[0-5]\d)$/.test(date)) return date;
  const [, time, zone = ''] = /^((?:199|20\d)\d-\d\d-\d\dT\d\d:\d\d:\d\d)(Z|[+-]\d\d:\d\d)$/.exec(date) ?? [];
  const seconds = Date.parse(date) / 1000;
  if (time === undefined || Number.isNaN(seconds) || zone === '-00:00') return null;
  return formatMoment(`${seconds} ${zone === 'Z' ? '+0000' : zone.replace(':', '')}`);
}

/** Every file of a work tree; null where some say how others are added, or where git would not add one. */
function listFiles(top: string, below = ''): readonly Omit<IndexEntry, 'id'>[] | null {
  const found: Omit<IndexEntry, 'id'>[] = [];
  for (const entry of readdirSync(join(top, below), { withFileTypes: true })) {
    const { name } = entry;
    if (below === '' && name === '.git') continue;
    if (/^\.git/i.test(name) || name.includes('\uFFFD')) return null;
    const path = `${below}${name}`;
    if (entry.isDirectory()) {
      const inner = listFiles(top, `${path}/`);
      if (inner === null) return null;
      found.push(...inner);
    } else if (entry.isFile() || entry.isSymbolicLink()) {
      const stats = lstatSync(join(top, path), { bigint: true });
      const mode = entry.isSymbolicLink() ? 0o120000 : (stats.mode & 0o100n) === 0n ? 0o100644 : 0o100755;
      found.push({ path, mode, stats });
    } else return null;
  }
  return found;
}

function readContent(file: string, mode: number): Uint8Array {
  return mode === 0o120000 ? readlinkSync(file, { encoding: 'buffer' }) : readFileSync(file);
}

type Entry = Pick<IndexEntry, 'path' | 'mode' | 'id'>;

/** Stores the folders that files are in, and gives the id of the uppermost. */
function storeTree(path: string, files: readonly Entry[]): string {
  const parts = Map.groupBy(files, ({ path: file }) => file.split('/', 1)[0] ?? '');
  const entries = [...parts].map(([name, inside]): Entry => {
    const [file] = inside;
    if (file !== undefined && file.path === name) return file;
    const below = inside.map((each) => ({ ...each, path: each.path.slice(name.length + 1) }));
    return { path: name, mode: 0o40000, id: storeTree(path, below) };
  });
  // Folders are sorted as if a slash stood at their end.
  const keyOf = ({ path: name, mode }: Entry): Buffer => Buffer.from(mode === 0o40000 ? `${name}/` : name);
  const sorted = entries.sort((one, other) => keyOf(one).compare(keyOf(other)));
  const lines = sorted.flatMap(({ path: name, mode, id }) => [Buffer.from(`${mode.toString(8)} ${name}\0`), Buffer.from(id, 'hex')]);
  return storeObject(path, 'tree', Buffer.concat(lines));
}

function writeRef(path: string, ref: string, id: string): void {
  const file = join(path, '.git', ref);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${id}\n`);
}
