import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

/** Writes a statement and its signature as new files; whatever is there already stays as it is. Either both are there afterwards or neither. */
export async function writePair(
  root: string,
  stem: string,
  { statement, signature }: { readonly statement: string; readonly signature: string },
): Promise<void> {
  const files = [`${stem}.json`, `${stem}.sig`].map((file) => path.join(root, file));
  await mkdir(path.dirname(path.join(root, stem)), { recursive: true });
  const written: string[] = [];
  try {
    for (const [index, file] of files.entries()) {
      await writeFile(file, index === 0 ? statement : signature, { flag: 'wx' });
      written.push(file);
    }
  } catch (cause) {
    for (const file of written) await rm(file, { force: true });
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')
      throw new CannotGoOn(`\`${stem}\` is there already, and nothing is overwritten.`, {
        hint: 'Look at the signature that is there.',
        cause,
      });
    throw cause;
  }
}
