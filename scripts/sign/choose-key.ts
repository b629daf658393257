import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { CannotGoOn } from '../../src/domain/cannot-go-on.ts';
import { readPublicHalf } from './ssh-keygen.ts';

/** A key to sign with: the file that `ssh-keygen` is given, and its public half in wire format. */
export interface ChosenKey {
  readonly file: string;
  readonly publicKey: Buffer;
}

/** Reads the key of a file: a private key, or a public one whose private half an agent holds. */
export async function readKey(file: string): Promise<ChosenKey> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CannotGoOn(`The key \`${file}\` cannot be read.`, { hint: 'Correct the path of `--key`.', cause });
  });
  const publicText =
    parsePublicKey(text) ??
    parsePublicKey(await readFile(`${file}.pub`, 'utf8').catch(() => '')) ??
    parsePublicKey((await readPublicHalf(file)) ?? '');
  if (publicText === null)
    throw new CannotGoOn(`\`${file}\` is no SSH key.`, { hint: 'Give a private key, or the public key of one that an agent holds.' });
  return { file, publicKey: publicText };
}

/** Chooses among the user's own keys in `~/.ssh` the one that may sign off. Throws `CannotGoOn` when there is none, or more than one. */
export async function chooseOwnKey(allowed: readonly Buffer[], folder = path.join(homedir(), '.ssh')): Promise<ChosenKey> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.pub')).sort();
  const keys = await Promise.all(names.map((name) => readKey(path.join(folder, name)).catch(() => null)));
  const own = keys.flatMap((key) => (key !== null && allowed.some((one) => one.equals(key.publicKey)) ? key : []));
  const [first] = own;
  if (first === undefined)
    throw new CannotGoOn('None of the keys in `~/.ssh` may sign off.', {
      hint: 'Name one with `--key FILE`, or add yours to `content/allowed_signers`.',
    });
  if (own.length > 1)
    throw new CannotGoOn(`Several keys in \`~/.ssh\` may sign off: ${own.map(({ file }) => `\`${file}\``).join(', ')}.`, {
      hint: 'Choose one with `--key FILE`.',
    });
  return first;
}

function parsePublicKey(text: string): Buffer | null {
  const [type = '', base64 = ''] = text.trim().split(/\s+/);
  const blob = Buffer.from(base64, 'base64');
  return type !== '' && blob.toString('latin1', 4, 4 + type.length) === type ? blob : null;
}
