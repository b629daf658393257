import path from 'node:path';
import { readBoundedFile } from '../../git/read/process/read-bounded-file.ts';
import { CannotGoOn } from '../../text/schema/cannot-go-on.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { fileUnreadable } from '../schema/problems/file-problems.ts';

/** Largest file in bytes. */
const largest = 1 << 20;

/** Reads a text below a root; null and a Problem for what is no text of a size that people write. */
export async function readContentText(root: string, source: string, problems: Problem[]): Promise<string | null> {
  const bytes = await readBoundedFile(path.join(root, source), largest).catch((cause: unknown) => {
    if (cause instanceof CannotGoOn) return null;
    throw cause;
  });
  const why = bytes === null ? 'it is no plain file, or larger than 1 MB' : bytes.includes(0) ? 'it is binary' : null;
  if (why === null) return bytes?.toString('utf8') ?? null;
  problems.push(fileUnreadable({ source }, why));
  return null;
}
