import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runGit } from '../../src/git/read/process/run-git.ts';

/** A file that the last commit does not hold as it is. */
export interface Uncommitted {
  /** Below the folder that was asked about, with forward slashes. */
  readonly file: string;
  /** Whether git is told to ignore it, so that `git add` passes it over. */
  readonly ignored: boolean;
}

/**
 * Lists which of some files, by path below a folder, the last commit does not hold as they are. Outside a git repository nothing is told. The files are
 * compared here and not by `git status`, which runs the filters that a repository names.
 */
export async function listUncommitted(root: string, files: readonly string[]): Promise<readonly Uncommitted[]> {
  const inside = await runGit(['rev-parse', '--show-prefix'], root);
  if (inside.code !== 0) return [];
  const tree = await runGit(['--literal-pathspecs', 'ls-tree', '-r', '-z', 'HEAD', '--', ...files], root);
  const objects = new Map(
    [...tree.stdout.matchAll(/\d+ blob ([0-9a-f]+)\t([^\0]*)\0/g)].map(([, object = '', file = '']) => [file, object]),
  );
  const found = await Promise.all(files.map(async (file) => ({ file, same: await isHeld(path.join(root, file), objects.get(file)) })));
  const open = [...new Set(found.flatMap(({ file, same }) => (same ? [] : [file])))];
  if (open.length === 0) return [];
  const asked = await runGit(['check-ignore', '--stdin', '-z'], root, { input: open.map((file) => `${file}\0`).join('') });
  const ignored = new Set(asked.stdout.split('\0'));
  return open.map((file) => ({ file, ignored: ignored.has(file) }));
}

/** Whether a file has the bytes of an object, or had them before a checkout turned line ends around. What is not there needs no commit. */
async function isHeld(file: string, object: string | undefined): Promise<boolean> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return object === undefined;
  if (object === undefined) return false;
  const unified = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return [bytes, unified].some((content) => digestObject(content, object.length) === object);
}

function digestObject(content: Buffer, length: number): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex');
}
