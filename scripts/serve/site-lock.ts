import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

const tries = 5;

/** Takes the lock of a work, a file. `what` names another that has it: `Another build of …`. Throws `CannotGoOn` while it does; a lock that a killed one left is taken over. */
export async function takeLock(file: string, what: string): Promise<void> {
  const token = randomBytes(8).toString('hex');
  const own = `${file}.${token}`;
  try {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      // It is there with its content or not at all, at whatever moment a build is killed.
      if (await isNew(writeAndLink(own, file, `${process.pid} ${hostname()} ${token}\n`))) return;
      const held = await readFile(file, 'utf8').catch(() => null);
      if (held === null) continue;
      expectDead(held, { file, what });
      await takeAway(file, { held, aside: `${own}.old` });
    }
    throw new CannotGoOn(`${what} is under way.`, { hint: 'Wait for it.' });
  } finally {
    await rm(own, { force: true });
  }
}

/** Makes the folder, too: a build that ends takes it away. */
async function writeAndLink(own: string, file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(own, text);
  await link(own, file);
}

function expectDead(held: string, { file, what }: { readonly file: string; readonly what: string }): void {
  const [pid = '', host = ''] = held.split(' ');
  if (host === hostname() && !isRunning(Number(pid))) return;
  // Older versions could be killed before they wrote who they are.
  if (held === '') return;
  const elsewhere = host === hostname() ? '' : ` on ${host}`;
  throw new CannotGoOn(`${what} is under way (process ${pid === '' ? 'unknown' : pid}${elsewhere}).`, {
    hint: `Wait for it, or delete \`${file}\` if it is gone.`,
  });
}

/** Takes away the lock that was read; one that somebody else took meanwhile is put back. */
async function takeAway(file: string, { held, aside }: { readonly held: string; readonly aside: string }): Promise<void> {
  const isGone = await rename(file, aside).then(
    () => false,
    () => true,
  );
  if (isGone) return;
  if ((await readFile(aside, 'utf8')) !== held) await isNew(link(aside, file));
  await rm(aside, { force: true });
}

/** Whether a link was made; not where there is a file of that name, or the folder has just gone. */
async function isNew(linking: Promise<void>): Promise<boolean> {
  return linking.then(
    () => true,
    (cause: unknown) => {
      if (cause instanceof Error && 'code' in cause && (cause.code === 'EEXIST' || cause.code === 'ENOENT')) return false;
      throw cause;
    },
  );
}

/** Whether a process is at work. One that was killed keeps its number until its parent has looked, which in a container may be never. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
  try {
    return !/^\d+ \(.*\) [ZX] /s.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return true;
  }
}
