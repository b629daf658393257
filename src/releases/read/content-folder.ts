import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../../text/schema/problem.ts';
import { contentFileElsewhere } from '../schema/release-problems.ts';
import { compareText } from '../schema/version.ts';

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

/** Reads a text below a root; null when there is none. */
export function readText(root: string, file: string): Promise<string | null> {
  return readFile(path.join(root, file), 'utf8').catch(absent(null));
}

/** A text that stands in the content folder itself; null for none, and for a link, which is a Problem. */
export async function readPlainText(root: string, file: string, problems: Problem[]): Promise<string | null> {
  const entry = (await listFolder(root, path.posix.dirname(file))).find(({ name }) => name === path.posix.basename(file));
  if (entry?.kind === 'link') problems.push(contentFileElsewhere({ source: file }));
  return entry?.kind === 'file' ? readText(root, file) : null;
}

/** What is not there is a value; what cannot be read is an error. */
export function absent<Value>(value: Value): (cause: unknown) => Value {
  return (cause) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return value;
    throw cause;
  };
}
