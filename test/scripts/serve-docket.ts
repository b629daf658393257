import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../source-files.ts';

/** For bash, which starts in a hundredth of the time that Node takes: sends the folder `$request` to what listens at `$port`, and reads the answer into `$code`. */
export const askDocket = `exec 3<>"/dev/tcp/127.0.0.1/$port"; printf '%s\\0' "$request" >&3; read -r code <&3`;

/** Commands that bundle a site load so much that each start of git from the same process costs more afterwards, and run in one of their own. */
export const bundling: readonly string[] = ['build', 'merge'];

/** The command's file, for tests that start it themselves. */
export const docketFile = join(root, 'scripts', 'docket.ts');

/** A program for bash that is called as `docket` is, and has its command line run by the process of `docketPort`; `before` is done before. */
export const formatDocketProgram = (before = ''): string => `#!/bin/bash
${before}
case $1 in ${bundling.join('|')}) exec '${process.execPath}' '${docketFile}' "$@" ;; esac
request=$(mktemp -d)
env -0 > "$request/env"
printf '%s\\0' "$PWD" "$@" > "$request/args"
port=${docketPort()}
${askDocket}
cat "$request/out"
cat "$request/err" >&2
rm -r "$request"
exit "$code"
`;

let port: number | undefined;

/** The port at which `docket` runs for all tests of this process. Started when it is first asked for, and ended with it. */
export function docketPort(): number {
  port ??= startServer();
  return port;
}

function startServer(): number {
  const folder = mkdtempSync(join(tmpdir(), 'docket-server-'));
  const printed = ['out', 'err'].map((name) => openSync(join(folder, name), 'a'));
  // Its standard input is closed when this process ends, however it ends.
  const child = spawn(process.execPath, [join(import.meta.dirname, 'docket-server.ts'), folder], { stdio: ['pipe', ...printed] });
  child.unref();
  for (const each of printed) closeSync(each);
  const place = join(folder, 'port');
  const sleeping = new Int32Array(new SharedArrayBuffer(4));
  const limit = performance.now() + 120_000;
  while (!existsSync(place)) {
    if (performance.now() > limit) throw new Error(`No commands can be run: ${readFileSync(join(folder, 'err'), 'utf8')}`);
    Atomics.wait(sleeping, 0, 0, 10);
  }
  return Number(readFileSync(place, 'utf8'));
}
