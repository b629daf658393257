import { access, readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { formatSshFingerprint } from '../../src/keys/ssh-key.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { type AgentKey, listAgentKeys } from './agent-keys.ts';
import { parsePublicKey } from './public-key.ts';
import { type ChosenKey, readPublicHalf } from './ssh-keygen.ts';

/** Reads the key that `--key` names: a private key, a public one whose private half an agent holds, or the fingerprint of one that an agent holds. */
export async function readKey(name: string): Promise<ChosenKey> {
  if (name.startsWith('SHA256:')) return readAgentKey(name);
  const text = await readFile(name, 'utf8').catch((cause: unknown) => {
    throw new CannotGoOn(`The key \`${name}\` cannot be read.`, { hint: 'Correct the path of `--key`.', cause });
  });
  const publicKey =
    parsePublicKey(text) ??
    parsePublicKey(await readFile(`${name}.pub`, 'utf8').catch(() => '')) ??
    parsePublicKey((await readPublicHalf(name)) ?? '');
  if (publicKey === null)
    throw new CannotGoOn(`\`${name}\` is no SSH key.`, { hint: 'Give a private key, or the public key of one that an agent holds.' });
  return { file: name, publicKey };
}

async function readAgentKey(fingerprint: string): Promise<ChosenKey> {
  const keys = await listAgentKeys();
  const found = keys?.find(({ publicKey }) => formatSshFingerprint(publicKey) === fingerprint);
  if (found !== undefined) return { file: null, publicKey: found.publicKey };
  throw new CannotGoOn(keys === null ? 'No ssh agent answers.' : `The ssh agent holds no key \`${fingerprint}\`.`, {
    hint: 'Look at its keys with `ssh-add -l`, and correct `--key`.',
  });
}

/** Where own keys are looked for, and what for. */
interface OwnKeys {
  /** Public keys that may sign off, in wire format. */
  readonly allowed: readonly Buffer[];
  /** Whose they are, when that was said. */
  readonly principal?: string | undefined;
  /** By default `~/.ssh`. */
  readonly folder?: string;
}

/**
 * Chooses among the user's own keys the one that may sign off: one in `~/.ssh` with its private half beside it, else one that the ssh agent holds.
 * Throws `CannotGoOn` when there is none, or more than one in that place.
 */
export async function chooseOwnKey({ allowed, principal, folder = path.join(homedir(), '.ssh') }: OwnKeys): Promise<ChosenKey> {
  const isAllowed = ({ publicKey }: Pick<ChosenKey, 'publicKey'>) => allowed.some((one) => one.equals(publicKey));
  const may = `may sign off${principal === undefined ? '' : ` as \`${principal}\``}`;
  const [file, ...otherFiles] = (await listKeyFiles(folder)).filter(isAllowed);
  if (file !== undefined) {
    if (otherFiles.length === 0) return file;
    const names = [file, ...otherFiles].map((one) => `\`${one.file}\``).join(', ');
    throw new CannotGoOn(`Several keys in \`~/.ssh\` ${may}: ${names}.`, { hint: 'Choose one with `--key FILE`.' });
  }
  const held = await listAgentKeys();
  const [key, ...others] = (held ?? []).filter(isAllowed);
  if (key === undefined)
    throw new CannotGoOn(
      `None of the keys in \`~/.ssh\` ${may}, ${held === null ? 'and no ssh agent answers' : 'nor any that the ssh agent holds'}.`,
      { hint: 'Name one with `--key`, or add yours to `content/allowed_signers`.' },
    );
  if (others.length > 0)
    throw new CannotGoOn(`Several keys of the ssh agent ${may}: ${[key, ...others].map(nameAgentKey).join(', ')}.`, {
      hint: 'Choose one with `--key SHA256:…`.',
    });
  return { file: null, publicKey: key.publicKey };
}

/** The keys of a folder whose private half lies beside the public one, in the order of their names. */
async function listKeyFiles(folder: string): Promise<readonly ChosenKey[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.pub')).sort();
  const keys = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name.slice(0, -'.pub'.length));
      const publicKey = parsePublicKey(await readFile(`${file}.pub`, 'utf8').catch(() => ''));
      const whole = await access(file).then(
        () => true,
        () => false,
      );
      return publicKey !== null && whole ? { file, publicKey } : null;
    }),
  );
  return keys.flatMap((key) => key ?? []);
}

function nameAgentKey({ publicKey, comment }: AgentKey): string {
  return `\`${formatSshFingerprint(publicKey)}\`${comment === '' ? '' : ` (${comment})`}`;
}
