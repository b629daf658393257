import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** An ssh agent that tests use. */
export interface TestAgent {
  readonly socket: string;
  readonly add: (file: string) => void;
  readonly stop: () => void;
}

/** Starts the real ssh agent with its socket in a folder, and waits until it answers. */
export async function startAgent(folder: string): Promise<TestAgent> {
  const socket = join(folder, 'agent');
  const child = spawn('ssh-agent', ['-D', '-a', socket], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const add = (file: string): void => {
    const { status } = spawnSync('ssh-add', ['-q', file], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
    if (status !== 0) throw new Error(`The agent did not take ${file}.`);
  };
  return { socket, add, stop: () => child.kill() };
}
