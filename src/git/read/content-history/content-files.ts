import { readdir } from 'node:fs/promises';
import path from 'node:path';
import pLimit from 'p-limit';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import type { ContentPaths } from '../../schema/content-history.ts';
import { readBoundedFile } from '../process/read-bounded-file.ts';

const largest = 16 * 1024 * 1024;

/** The plain files of the content folder that its history is about, as they are, in order of path; null for evidence, which is not read. Links are not followed. */
export async function readContentFiles(root: string, { paths, kindOf }: ContentPaths): Promise<ReadonlyMap<string, Buffer | null>> {
  const listed = await Promise.all(paths.map((top) => listFiles(root, top)));
  const files = listed.flat().sort();
  const contents = await pLimit(16).map(files, async (file) =>
    kindOf(file) === 'evidence' ? null : readBoundedFile(path.join(root, file), largest).catch(nullIfTooLarge),
  );
  return new Map(files.map((file, index) => [file, contents[index] ?? null]));
}

async function listFiles(root: string, top: string): Promise<readonly string[]> {
  const parent = path.posix.dirname(top);
  const entries = await readdir(path.join(root, parent), { withFileTypes: true }).catch(absent);
  const entry = entries.find(({ name }) => name === path.posix.basename(top));
  if (entry?.isFile()) return [top];
  if (!entry?.isDirectory()) return [];
  const found = await readdir(path.join(root, top), { withFileTypes: true, recursive: true });
  return found
    .filter((file) => file.isFile())
    .map((file) => path.relative(root, path.join(file.parentPath, file.name)).split(path.sep).join('/'));
}

/** What is no text for people is known by its name alone, as evidence is. */
function nullIfTooLarge(cause: unknown): null {
  if (cause instanceof CannotGoOn) return null;
  throw cause;
}

function absent(cause: unknown): [] {
  if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return [];
  throw cause;
}
