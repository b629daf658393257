import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeFolder, makeRepository } from '../git-repository.ts';
import { isThorough, often } from '../often.ts';
import { docketFile } from './serve-docket.ts';
import { tryDocket, tryDocketTogether } from './try-docket.ts';

function makeReleases(): string {
  const repository = makeRepository();
  repository.commit('feat: begin');
  repository.tag('v1.0.0', '1.0.0');
  return repository.path;
}

function startBuild(here: string, repository: string): ChildProcess {
  return spawn(process.execPath, [docketFile, 'build', '--repository', repository, '--out', 'site'], { cwd: here, stdio: 'ignore' });
}

/** Every file of a folder with its content, to compare sites as wholes. */
function readSite(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'latin1')]));
}

/** Kills a process once it has set the old site aside. */
const dieBetweenRenames = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
const { renameSync } = fs;
fs.renameSync = (from, to) => {
  renameSync(from, to);
  if (basename(to) === 'old') process.kill(process.pid, 'SIGKILL');
};
syncBuiltinESMExports();
`;

async function waitFor(what: () => boolean, child: ChildProcess): Promise<void> {
  while (!what() && child.exitCode === null && child.signalCode === null) await setTimeout(5);
}

// The worst moment is the one that the next test chooses.
test.runIf(isThorough)('a build that is killed at any moment leaves the old site whole, and the next build clears up', async () => {
  const here = makeFolder();
  const repository = makeReleases();
  const begun = performance.now();
  expect(await once(startBuild(here, repository), 'exit')).toEqual([0, null]);
  const whole = performance.now() - begun;
  const site = join(here, 'site');
  const old = readSite(site);
  expect(old.size).toBeGreaterThan(5);
  const kills = often(2, 20);
  for (let kill = 1; kill <= kills; kill += 1) {
    const child = startBuild(here, repository);
    const ended = once(child, 'exit');
    const moment = performance.now() + (whole * kill) / (kills + 1);
    await waitFor(() => performance.now() >= moment, child);
    child.kill('SIGKILL');
    await ended;
    // Killed between its two renames, the site is set aside, whole; the next build puts it back before anything else.
    expect(readSite(existsSync(site) ? site : join(here, '.site.docket-build', 'old')).size).toBe(old.size);
  }
  expect(tryDocket(here, 'build', '--repository', repository, '--out', 'site').code).toBe(0);
  expect(readSite(site)).toEqual(old);
  expect(readdirSync(here).sort()).toEqual(['site']);
});

test('a build that is killed between its two renames leaves the old site aside, whole, and the next build puts a site in its place', async () => {
  const here = makeFolder();
  const repository = makeReleases();
  expect(tryDocket(here, 'build', '--repository', repository, '--out', 'site').code).toBe(0);
  const site = join(here, 'site');
  const old = readSite(site);
  const hook = `data:text/javascript,${encodeURIComponent(dieBetweenRenames)}`;
  const build = ['build', '--repository', repository, '--out', 'site'];
  const { signal } = spawnSync(process.execPath, ['--import', hook, docketFile, ...build], { cwd: here });
  expect(signal).toBe('SIGKILL');
  expect(existsSync(site)).toBe(false);
  expect(readSite(join(here, '.site.docket-build', 'old')).size).toBe(old.size);
  const { code, stderr } = tryDocket(here, ...build);
  expect(code, stderr).toBe(0);
  expect(readSite(site)).toEqual(old);
  expect(readdirSync(here).sort()).toEqual(['site']);
});

/** Ends a process that changes settings of V8 once it has another thread. */
const dieOfSettings = `
import { syncBuiltinESMExports } from 'node:module';
import v8 from 'node:v8';
import threads, { isMainThread } from 'node:worker_threads';
const { setFlagsFromString } = v8;
const { Worker } = threads;
let isAlone = isMainThread;
threads.Worker = class extends Worker {
  constructor(...args) {
    super(...args);
    isAlone = false;
  }
};
v8.setFlagsFromString = (flags) => {
  if (!isAlone) process.exit(42);
  setFlagsFromString(flags);
};
syncBuiltinESMExports();
`;

test('a build changes no setting of V8 while it has another thread, for which it may crash', () => {
  const here = makeFolder();
  const hook = `data:text/javascript,${encodeURIComponent(dieOfSettings)}`;
  const build = ['build', '--repository', makeReleases(), '--out', 'site'];
  expect(spawnSync(process.execPath, ['--import', hook, docketFile, ...build], { cwd: here }).status).toBe(0);
});

test('a build that is asked to stop removes what it wrote and says so by its exit code', async () => {
  const here = makeFolder();
  const repository = makeReleases();
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    const child = startBuild(here, repository);
    const ended = once(child, 'exit');
    await waitFor(() => existsSync(join(here, '.site.docket-build', 'new')), child);
    child.kill(signal);
    expect(await ended).toEqual([code, null]);
    expect(readdirSync(here).filter((name) => name !== '.docket')).toEqual([]);
  }
});

test('a second build of the same folder says that one is under way', async () => {
  const here = makeFolder();
  const repository = makeReleases();
  const child = startBuild(here, repository);
  const ended = once(child, 'exit');
  await waitFor(() => existsSync(join(here, '.site.docket-build', 'new')), child);
  // However slowly the second one begins, the first has not ended by then.
  child.kill('SIGSTOP');
  const second = tryDocketTogether(here, 'build', '--repository', repository, '--out', 'site');
  child.kill('SIGCONT');
  child.kill('SIGTERM');
  await ended;
  expect(second.code).toBe(2);
  expect(second.stderr).toMatch(/^docket: Another build of `<here>\/site` is under way \(process \d+\)\.\n {2}hint: Wait for it, /);
});

test('a folder of somebody else’s is refused before anything is read', () => {
  const here = makeFolder();
  writeFileSync(join(here, 'thesis.txt'), 'mine');
  const { code, stderr } = tryDocketTogether(here, 'build', '--repository', '../nothing', '--out', '.');
  expect({ code, stderr }).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "docket: \`<here>\` holds files that Docket did not make. Nothing was touched.
      hint: Choose another folder with \`--out\`, or empty this one yourself.
    ",
    }
  `);
  expect(readdirSync(here)).toEqual(['thesis.txt']);
});
