import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { createProgram } from '../../scripts/create-program.ts';
import { reportFailure } from '../../scripts/terminal/report-failure.ts';

/**
 * Runs command lines of `docket` one after the other in this process, so that a test of many commands loads the program once. It listens on a free port,
 * whose number it sends to its parent. A request is texts that end in NUL: how many arguments, a folder for what is printed (`out`, `err`), HOME, the
 * current folder, the arguments. The answer is the exit code.
 */
const server = createServer((socket) => {
  let received = '';
  socket.setEncoding('utf8').on('data', (text) => {
    received += text;
    const [count = '', folder = '', home = '', cwd = '', ...args] = received.split('\0').slice(0, -1);
    if (count === '' || args.length < Number(count)) return;
    received = '';
    queue = queue.then(async () => socket.end(`${await run({ folder, home, cwd, args })}\n`));
  });
});
let queue: Promise<unknown> = Promise.resolve();

interface Request {
  readonly folder: string;
  readonly home: string;
  readonly cwd: string;
  readonly args: readonly string[];
}

async function run({ folder, home, cwd, args }: Request): Promise<number> {
  process.chdir(cwd);
  process.env['HOME'] = home;
  process.exitCode = 0;
  const printed = { stdout: '', stderr: '' };
  const writes = { stdout: process.stdout.write, stderr: process.stderr.write };
  for (const stream of ['stdout', 'stderr'] as const)
    Reflect.set(process[stream], 'write', (text: unknown) => {
      printed[stream] += String(text);
      return true;
    });
  try {
    await (await createProgram(args)).parseAsync(args, { from: 'user' });
  } catch (cause) {
    if (!(cause instanceof CommanderError)) reportFailure(cause);
    process.exitCode = cause instanceof CommanderError && cause.exitCode === 0 ? 0 : 2;
  }
  for (const stream of ['stdout', 'stderr'] as const) Reflect.set(process[stream], 'write', writes[stream]);
  writeFileSync(join(folder, 'out'), printed.stdout);
  writeFileSync(join(folder, 'err'), printed.stderr);
  return Number(process.exitCode);
}

server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
process.send?.(typeof address === 'object' ? address?.port : null);
process.once('disconnect', () => process.exit(0));
