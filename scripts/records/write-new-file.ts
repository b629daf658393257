import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

/** Writes a file below a root that is not there yet, with its folders. Throws `CannotGoOn` with the hint when it is: nothing is ever overwritten. */
export async function writeNewFile(
  root: string,
  file: string,
  { text, hint }: { readonly text: string; readonly hint: string },
): Promise<void> {
  const target = path.join(root, file);
  await mkdir(path.dirname(target), { recursive: true });
  try {
    await writeFile(target, text, { flag: 'wx' });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') {
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
