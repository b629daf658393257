import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareSite, repairSite, type SiteSwap } from '../../../scripts/serve/site-folder.ts';

let folder: string;
let out: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'docket-site-'));
  out = path.join(folder, 'dist');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function begin(): Promise<SiteSwap> {
  const building = prepareSite(out);
  await building.begin().catch((cause: unknown) => {
    building.abandon();
    throw cause;
  });
  return building;
}

async function build(page: string): Promise<void> {
  const building = await begin();
  await writeFile(path.join(building.folder, 'index.html'), page);
  await building.finish();
}

test('a finished build takes the place of the old site and leaves nothing else', async () => {
  await build('first');
  await build('second');
  expect(await readdir(folder)).toEqual(['dist']);
  expect((await readdir(out)).sort()).toEqual(['.docket-site', 'index.html']);
  expect(await readFile(path.join(out, 'index.html'), 'utf8')).toBe('second');
});

test('whoever reads a site that a killed build had set aside finds it in its place', async () => {
  await build('first');
  await begin();
  const work = path.join(folder, '.dist.docket-build');
  await rename(out, path.join(work, 'old'));
  await repairSite(out);
  expect(await readdir(folder), 'of a build that is under way').toEqual(['.dist.docket-build']);
  await writeFile(path.join(work, 'lock'), `999999999 ${hostname()} gone\n`);
  await repairSite(out);
  expect(await readFile(path.join(out, 'index.html'), 'utf8')).toBe('first');
  expect(await readdir(folder)).toEqual(['dist']);
  await repairSite(out);
  expect(await readdir(folder)).toEqual(['dist']);
});

test('a build can begin with the site before the last, and sets the last one aside', async () => {
  const spare = path.join(folder, 'caches', 'spare');
  await mkdir(path.dirname(spare));
  const buildWith = async (page: string): Promise<readonly string[]> => {
    const building = await begin();
    await building.useSpare(spare);
    const there = await readdir(building.folder);
    await writeFile(path.join(building.folder, `${page}.html`), page);
    await building.finish(spare);
    return there.sort();
  };
  expect(await buildWith('first')).toEqual([]);
  expect(await buildWith('second')).toEqual([]);
  expect(await readdir(spare)).toContain('first.html');
  expect(await buildWith('third')).toEqual(['.docket-site', 'first.html']);
  expect((await readdir(out)).sort()).toEqual(['.docket-site', 'first.html', 'third.html']);
  expect((await readdir(spare)).sort()).toEqual(['.docket-site', 'second.html']);
  expect((await readdir(folder)).sort()).toEqual(['caches', 'dist']);
});

test('a build that is given up gives back what it began with, whatever was done to it, for the next one', async () => {
  const spare = path.join(folder, 'caches', 'spare');
  await mkdir(path.dirname(spare));
  for (const page of ['first', 'second']) {
    const building = await begin();
    await building.useSpare(spare);
    await writeFile(path.join(building.folder, 'index.html'), page);
    await building.finish(spare);
  }
  const failed = await begin();
  await failed.useSpare(spare);
  await writeFile(path.join(failed.folder, 'half.html'), 'half');
  failed.abandon();
  expect((await readdir(spare)).sort()).toEqual(['.docket-site', 'half.html', 'index.html']);
  expect(await readFile(path.join(out, 'index.html'), 'utf8')).toBe('second');
  expect((await readdir(folder)).sort()).toEqual(['caches', 'dist']);
});

test('a site that cannot be set aside is removed', async () => {
  await build('first');
  const building = await begin();
  await building.useSpare(path.join(folder, 'nowhere', 'spare'));
  await building.finish(path.join(folder, 'nowhere', 'spare'));
  expect(await readdir(folder)).toEqual(['dist']);
});

test('a folder that a link led to in place of the site is neither set aside nor begun with', async () => {
  const [theirs, spare] = [path.join(folder, 'theirs'), path.join(folder, 'spare')];
  await mkdir(theirs);
  await symlink(theirs, out);
  for (const page of ['first', 'second']) {
    const building = await begin();
    await building.useSpare(spare);
    expect((await lstat(building.folder)).isDirectory()).toBe(true);
    await writeFile(path.join(theirs, 'notes.txt'), page);
    await building.finish(spare);
  }
  expect(await readdir(theirs)).toEqual(['notes.txt']);
  await rm(spare, { recursive: true });
  await symlink(theirs, spare);
  const building = await begin();
  await building.useSpare(spare);
  expect((await lstat(building.folder)).isDirectory()).toBe(true);
  building.abandon();
});

test('an abandoned build leaves the old site as it was', async () => {
  await build('first');
  const building = await begin();
  await writeFile(path.join(building.folder, 'index.html'), 'half');
  building.abandon();
  expect(await readdir(folder)).toEqual(['dist']);
  expect(await readFile(path.join(out, 'index.html'), 'utf8')).toBe('first');
});

test('what a killed build left is cleared away by the next one', async () => {
  await build('first');
  const work = path.join(folder, '.dist.docket-build');
  await mkdir(path.join(work, 'new'), { recursive: true });
  await writeFile(path.join(work, 'new', 'left.html'), 'half');
  // No process has this number: the largest that Linux gives out is below it.
  await writeFile(path.join(work, 'lock'), `4194305 ${hostname()} x\n`);
  await build('second');
  expect(await readdir(folder)).toEqual(['dist']);
  expect((await readdir(out)).sort()).toEqual(['.docket-site', 'index.html']);
});

test('a lock that says nothing, or of a process that was killed and that nobody waited for, does not hold up the next build', async () => {
  const work = path.join(folder, '.dist.docket-build');
  await mkdir(work);
  await writeFile(path.join(work, 'lock'), '');
  await build('first');
  // `sleep` takes the place of the shell and never asks what became of its child.
  const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [printed] = await once(parent.stdout, 'data');
  await mkdir(work);
  await writeFile(path.join(work, 'lock'), `${String(printed).trim()} ${hostname()} x\n`);
  await expect.poll(() => build('second').then(() => 'built')).toBe('built');
  parent.kill();
  expect(await readdir(folder)).toEqual(['dist']);
});

test('of two builds that find the lock of a killed one, one goes on', async () => {
  const work = path.join(folder, '.dist.docket-build');
  await mkdir(work);
  await writeFile(path.join(work, 'lock'), `4194305 ${hostname()} x\n`);
  const [one, other] = [prepareSite(out), prepareSite(out)];
  const ends = await Promise.allSettled([one.begin(), other.begin()]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  for (const building of [one, other]) building.abandon();
});

test('a build killed between its two renames is put right: the old site comes back', async () => {
  await build('first');
  const work = path.join(folder, '.dist.docket-build');
  await mkdir(path.join(work, 'new'), { recursive: true });
  await rename(out, path.join(work, 'old'));
  const building = await begin();
  building.abandon();
  expect(await readFile(path.join(out, 'index.html'), 'utf8')).toBe('first');
});

test('a second build of the same folder is refused, and does not disturb the first', async () => {
  const first = await begin();
  await expect(begin()).rejects.toThrow(`Another build of \`${out}\` is under way (process ${process.pid}).`);
  await writeFile(path.join(first.folder, 'index.html'), 'first');
  await first.finish();
  expect(await readFile(path.join(out, 'index.html'), 'utf8')).toBe('first');
});

test('a folder with foreign files is refused and not touched', async () => {
  await mkdir(out);
  await writeFile(path.join(out, 'thesis.txt'), 'mine');
  await expect(begin()).rejects.toThrow('holds files that Docket did not make. Nothing was touched.');
  expect(await readdir(folder)).toEqual(['dist']);
  expect(await readdir(out)).toEqual(['thesis.txt']);
});

test('an empty folder is taken', async () => {
  await mkdir(out);
  await build('first');
  expect(await readFile(path.join(out, 'index.html'), 'utf8')).toBe('first');
});
