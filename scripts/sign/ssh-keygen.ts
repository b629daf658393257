import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readGitEnvironment } from '../../src/git/read/process/git-environment.ts';
import { formatSshFingerprint } from '../../src/keys/ssh-key.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { withCleanUp } from '../with-clean-up.ts';
import { formatPublicKey, readKeyType } from './public-key.ts';

/** A key to sign with. */
export interface ChosenKey {
  /** The file that `ssh-keygen` is given; null for a key that only an agent holds. */
  readonly file: string | null;
  /** In wire format. */
  readonly publicKey: Buffer;
}

/** What is signed with, and in which namespace. */
interface Signing {
  readonly key: ChosenKey;
  readonly namespace: string;
}

/** Signs bytes by `ssh-keygen -Y sign`, with a private key, or by the agent with a public one; it asks for a passphrase or a touch itself. Returns the armoured signature. */
export async function signWithSshKeygen(message: string, { key, namespace }: Signing): Promise<string> {
  if (key.file !== null) return signWithFile(message, { file: key.file, namespace });
  // An agent asks for no touch in words, as `ssh-keygen` does where it speaks with the token itself.
  if (readKeyType(key.publicKey).startsWith('sk-')) process.stderr.write('Touch the security key when it blinks.\n');
  const folder = await mkdtemp(path.join(tmpdir(), 'docket-key-'));
  const cleanUp = () => rmSync(folder, { recursive: true, force: true });
  return withCleanUp(cleanUp, async () => {
    const file = path.join(folder, 'key.pub');
    await writeFile(file, formatPublicKey(key.publicKey));
    const signature = await signWithFile(message, { file, namespace, name: formatSshFingerprint(key.publicKey) });
    cleanUp();
    return signature;
  });
}

async function signWithFile(
  message: string,
  { file, namespace, name = file }: { readonly file: string; readonly namespace: string; readonly name?: string },
): Promise<string> {
  const { code, stdout } = await runSshKeygen(['-Y', 'sign', '-n', namespace, '-f', file], message);
  if (code !== 0 || stdout === '') {
    throw new CannotGoOn(`\`ssh-keygen\` did not sign with \`${name}\`.`, {
      hint: 'Read what it said above; for a key of an agent or a token, check that it is there with `ssh-add -l`.',
    });
  }
  return stdout;
}

/** The public half of a private key, as `ssh-keygen -y` prints it; null when it cannot be read. */
export async function readPublicHalf(file: string): Promise<string | null> {
  const { code, stdout } = await runSshKeygen(['-y', '-f', file], '');
  return code === 0 ? stdout : null;
}

function runSshKeygen(args: readonly string[], input: string): Promise<{ readonly code: number | null; readonly stdout: string }> {
  // Agents, tokens and passphrases are found by the user's own environment; a program of the folder that is signed in never is.
  const env = { ...process.env, PATH: readGitEnvironment()['PATH'] };
  return new Promise((resolve, reject) => {
    const child = spawn('ssh-keygen', args, { stdio: ['pipe', 'pipe', 'inherit'], env });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (cause) =>
      reject(new CannotGoOn('`ssh-keygen` cannot be started.', { hint: 'Install OpenSSH; Docket signs through it.', cause })),
    );
    child.on('close', (code) => resolve({ code, stdout: Buffer.concat(chunks).toString('latin1') }));
    // It may end without reading, as when the key is not there; its exit code tells.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
