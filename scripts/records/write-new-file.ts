import path from 'node:path';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { isCode, writeWholeFile } from './write-whole-file.ts';

/** Writes a file below a root that is not there yet, with its folders, whole or not at all. Throws `CannotGoOn` with the hint when it is: nothing is ever overwritten. */
export async function writeNewFile(
  root: string,
  file: string,
  { text, hint }: { readonly text: string; readonly hint: string },
): Promise<void> {
  const target = path.join(root, file);
  try {
    await writeWholeFile(target, text);
  } catch (cause) {
    if (isCode(cause, 'EEXIST')) {
      throw new CannotGoOn(`\`${file}\` is there already, and nothing is overwritten.`, { hint, cause });
    }
    throw cause;
  }
}

/** Says on stdout where the file is, and on stderr what to do next. */
export function announceFile(root: string, file: string, next: readonly string[]): void {
  process.stdout.write(`${path.relative(process.cwd(), path.join(root, file)) || file}\n`);
  if (next.length > 0) process.stderr.write(`Next:\n${next.map((line) => `  ${line}\n`).join('')}`);
}
