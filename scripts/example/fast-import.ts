import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A `git fast-import` under way. */
export interface FastImport {
  /** Sends commands. */
  readonly send: (commands: string | Uint8Array) => void;
  /** Asks for the id of a mark that was sent. */
  readonly readId: (mark: number) => Promise<string>;
  /** Ends it, and waits until everything is written. */
  readonly finish: () => Promise<void>;
}

/** Starts `git fast-import` on a bare repository. */
export function startFastImport(gitDir: string, environment: Readonly<Record<string, string>>): FastImport {
  const child = spawn(
    'git',
    ['-c', 'advice.graftFileDeprecated=false', '--git-dir', gitDir, 'fast-import', '--quiet', '--force', '--date-format=raw'],
    {
      env: environment,
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const closed = once(child, 'close');
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    send: (commands) => {
      child.stdin.write(commands);
    },
    readId: async (mark) => {
      child.stdin.write(`get-mark :${mark}\n`);
      const { value } = await answers.next();
      if (typeof value !== 'string') throw new Error('git fast-import ended early.');
      return value;
    },
    finish: async () => {
      child.stdin.end('done\n');
      const [code]: unknown[] = await closed;
      if (code !== 0) throw new Error(`git fast-import ended with code ${code}.`);
    },
  };
}

/** A `data` command: the count of bytes, and the bytes. */
export function formatDataCommand(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
