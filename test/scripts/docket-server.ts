import { once } from 'node:events';
import { copyFileSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { runCommand } from '../../scripts/run-docket.ts';
import { reportFailure } from '../../scripts/terminal/report-failure.ts';

/**
 * Runs command lines of `docket` one after the other in this process, so that a test of many commands loads the program once. It listens on a free port,
 * and writes its number to `port` in a folder of its own, in which `out` and `err` are its standard output and error. A request is a folder, ended by NUL,
 * in which `env` holds all variables and `args` the current folder and the arguments, each ended by NUL; what is printed is copied to `out` and `err` in it.
 * The answer is the exit code.
 */
const [own = ''] = process.argv.slice(2);
const server = createServer((socket) => {
  let received = '';
  socket.setEncoding('utf8').on('data', (text) => {
    received += text;
    if (!received.endsWith('\0')) return;
    const folder = received.slice(0, -1);
    queue = queue.then(async () => socket.end(`${await run(folder)}\n`));
  });
});
let queue: Promise<unknown> = Promise.resolve();

async function run(folder: string): Promise<number> {
  const readTexts = (name: string): readonly string[] => readFileSync(join(folder, name), 'utf8').split('\0').slice(0, -1);
  const [cwd = '', ...args] = readTexts('args');
  for (const name of Object.keys(process.env)) delete process.env[name];
  for (const line of readTexts('env')) process.env[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
  process.chdir(cwd);
  process.exitCode = 0;
  for (const printed of ['out', 'err']) truncateSync(join(own, printed));
  await runCommand(args, (cause) => {
    reportFailure(cause);
    process.exitCode = 2;
  });
  for (const printed of ['out', 'err']) copyFileSync(join(own, printed), join(folder, printed));
  return Number(process.exitCode);
}

// As the program itself does.
process.removeAllListeners('warning');
// What ends the tests ends this, too.
process.stdin.on('end', () => {
  rmSync(own, { recursive: true, force: true });
  process.exit(0);
});
process.stdin.resume();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
writeFileSync(join(own, 'new'), String(typeof address === 'object' ? address?.port : null));
renameSync(join(own, 'new'), join(own, 'port'));
