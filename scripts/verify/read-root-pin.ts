import { readFile } from 'node:fs/promises';
import { readFingerprint } from '../../src/keys/ssh-key.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import type { RootPin } from '../../src/validation/assemble/judge/judge-root.ts';

/** Reads what `--root` says: fingerprints, or files with a fingerprint or public key on each line. Null when it was not given. */
export async function readRootPin(given: readonly string[] | undefined, threshold: string | undefined): Promise<RootPin | null> {
  if (given === undefined) return null;
  const keys = await Promise.all(given.map(readKeys));
  const unique = [...new Set(keys.flat())].sort();
  const count = threshold === undefined ? null : Number(threshold);
  if (count !== null && !(Number.isInteger(count) && count >= 1 && count <= unique.length)) {
    throw new CannotGoOn(`The threshold \`${threshold}\` is not a number from 1 to ${unique.length}.`, {
      hint: 'Correct `--threshold`.',
    });
  }
  return { keys: unique, threshold: count };
}

async function readKeys(given: string): Promise<readonly string[]> {
  const fingerprint = readFingerprint(given);
  if (fingerprint !== null) return [fingerprint];
  const text = await readFile(given, 'utf8').catch((cause: unknown) => {
    throw new CannotGoOn(`The root \`${given}\` is neither a fingerprint nor a file of them.`, {
      hint: 'Correct `--root`, as in `--root SHA256:…`.',
      cause,
    });
  });
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const key = readFingerprint(line);
    if (key === null)
      throw new CannotGoOn(`The line \`${line}\` in \`${given}\` is neither a fingerprint nor a public key.`, {
        hint: 'Correct the file.',
      });
    return key;
  });
}
