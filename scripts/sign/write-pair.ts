import path from 'node:path';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { isCode, prepareFile } from '../records/write-whole-file.ts';

/**
 * Writes a statement and its signature as new files; whatever is there already stays as it is. Either both are there afterwards or neither. Both are on the disk
 * before the first gets its name, so that only a power cut between two namings can leave one.
 */
export async function writePair(
  root: string,
  stem: string,
  { statement, signature }: { readonly statement: string; readonly signature: string },
): Promise<void> {
  const target = path.join(root, stem);
  // A signature without a statement says nothing of anybody; a statement without a signature looks like one that lost it.
  const first = await prepareFile(`${target}.sig`, signature);
  const second = await prepareFile(`${target}.json`, statement).catch(async (cause: unknown) => {
    await first.discard();
    throw cause;
  });
  try {
    await first.place();
    await second.place();
  } catch (cause) {
    await second.discard();
    await first.discard();
    if (isCode(cause, 'EEXIST'))
      throw new CannotGoOn(`\`${stem}\` is there already, and nothing is overwritten.`, {
        hint: 'Look at the signature that is there.',
        cause,
      });
    throw cause;
  }
}
