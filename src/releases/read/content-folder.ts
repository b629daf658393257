import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readBoundedFile } from '../../git/read/process/read-bounded-file.ts';
import { compareText } from '../../text/schema/order/compare-text.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { contentFileElsewhere } from '../schema/release-problems.ts';

/** An entry of a folder. What is neither file nor folder, such as a pipe, is never opened. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** Lists a folder below a root, by name; one that is absent is empty. Symbolic links are told, not followed. */
export async function listFolder(root: string, folder: string): Promise<readonly FolderEntry[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(absent([]));
  return entries
    .map((entry) => ({
      name: entry.name,
      kind: entry.isSymbolicLink()
        ? ('link' as const)
        : entry.isDirectory()
          ? ('folder' as const)
          : entry.isFile()
            ? ('file' as const)
            : ('other' as const),
    }))
    .sort((left, right) => compareText(left.name, right.name));
}

/** Largest text in bytes that is read at all; what reads it may bound it further. */
const largest = 16 * 1024 * 1024;

/** Reads a text below a root; null when there is none. Throws `CannotGoOn` for what is no plain file, such as a pipe or a device, and for one that is too large. */
export async function readText(root: string, file: string, most = largest): Promise<string | null> {
  const bytes = await readBoundedFile(path.join(root, file), most).catch(absent(null));
  // As `readFile` does, byte order marks stay.
  return bytes === null ? null : bytes.toString('utf8');
}

/** A text that stands in the content folder itself; null for none, and for what is no plain file, which is a Problem. */
export async function readPlainText(root: string, file: string, problems: Problem[]): Promise<string | null> {
  const entry = (await listFolder(root, path.posix.dirname(file))).find(({ name }) => name === path.posix.basename(file));
  if (entry !== undefined && entry.kind !== 'file') problems.push(contentFileElsewhere({ source: file }));
  return entry?.kind === 'file' ? readText(root, file) : null;
}

/** What is not there is a value; what cannot be read is an error. */
export function absent<Value>(value: Value): (cause: unknown) => Value {
  return (cause) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return value;
    throw cause;
  };
}

/** The names of the folders of a folder; a link to one is a Problem. */
export async function listFolders(root: string, folder: string, problems: Problem[]): Promise<readonly string[]> {
  const entries = await listFolder(root, folder);
  for (const { name, kind } of entries) if (kind === 'link') problems.push(contentFileElsewhere({ source: `${folder}/${name}` }));
  return entries.filter(({ name, kind }) => kind === 'folder' && !name.startsWith('.')).map(({ name }) => name);
}
