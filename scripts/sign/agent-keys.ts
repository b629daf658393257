import { execFile } from 'node:child_process';
import { readGitEnvironment, readNetworkEnvironment } from '../../src/git/read/process/git-environment.ts';
import { printable } from '../terminal/show-progress.ts';
import { parsePublicKey } from './public-key.ts';

/** A key that an ssh agent holds, in a file of its own or on a token. */
export interface AgentKey {
  readonly publicKey: Buffer;
  /** What its owner calls it; may be empty. */
  readonly comment: string;
}

/** Lists the keys that the user's ssh agent holds, as `ssh-add -L` tells them; null when no agent answers. */
export function listAgentKeys(): Promise<readonly AgentKey[] | null> {
  // Read as git is: no program of the folder is run, and the agent is found.
  const env = { ...readGitEnvironment(), ...readNetworkEnvironment() };
  return new Promise((resolve) => {
    execFile('ssh-add', ['-L'], { env, timeout: 10_000, maxBuffer: 16 * 1024 * 1024 }, (error, stdout) => {
      // An agent that holds nothing says so with code 1; one that is not there with 2.
      if (error === null || error.code === 1) resolve(parseAgentKeys(stdout));
      else resolve(null);
    });
  });
}

/** Parses what `ssh-add -L` prints: a key per line, of whatever kind, and its comment; other lines are no keys. */
export function parseAgentKeys(text: string): readonly AgentKey[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const publicKey = parsePublicKey(line);
    return publicKey === null ? [] : { publicKey, comment: printable(line.trim().split(/\s+/).slice(2).join(' ')) };
  });
}
