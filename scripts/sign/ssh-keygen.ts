import { spawn } from 'node:child_process';
import { CannotGoOn } from '../../src/domain/cannot-go-on.ts';

/** Signs bytes by `ssh-keygen -Y sign`, with a private key, or by the agent with a public one; it asks for a passphrase or a touch itself. Returns the armoured signature. */
export async function signWithSshKeygen(
  message: string,
  { key, namespace }: { readonly key: string; readonly namespace: string },
): Promise<string> {
  const { code, stdout } = await runSshKeygen(['-Y', 'sign', '-n', namespace, '-f', key], message);
  if (code !== 0 || stdout === '') {
    throw new CannotGoOn(`\`ssh-keygen\` did not sign with \`${key}\`.`, {
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
  return new Promise((resolve, reject) => {
    const child = spawn('ssh-keygen', args, { stdio: ['pipe', 'pipe', 'inherit'] });
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
