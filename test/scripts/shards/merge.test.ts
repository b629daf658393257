import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readBookParts } from '../../../src/publish/read/read-book-parts.ts';
import { folderDigest } from '../../build/folder-digest.ts';
import { makeSeveralProducts, severalAsOf } from '../../fixture/several-products.ts';
import { makeFolder } from '../../git-repository.ts';
import { isThorough, often } from '../../often.ts';
import { docketFile } from '../serve-docket.ts';
import { tryDocket, tryDocketTogether } from '../try-docket.ts';

const address = ['--site', 'https://releases.example.org', '--base', '/records/'];

test('three shards, merged, are byte for byte the site of one machine, and what is no whole set of them is refused', async () => {
  const here = makeSeveralProducts();
  // Nothing is kept there: some of these sites are built by Astro, and the others by what it bundled for those.
  vi.stubEnv('XDG_CACHE_HOME', makeFolder());
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  run(here, 'build', '--as-of', severalAsOf, ...address);
  for (const index of [3, 1, 2]) run(here, 'build', '--shard', `${index}/3`, '--as-of', severalAsOf, ...address);
  expect(readShard(here, 1).products).toEqual(['alpha', 'epsilon']);
  // One repository is read by one shard, however many products it has.
  expect(readShard(here, 3).products).toEqual(['gamma', 'delta']);
  const { stderr } = run(here, 'merge', 'shard-2-of-3', 'shard-1-of-3', 'shard-3-of-3', '--out', 'merged');
  expect(folderDigest(join(here, 'merged'))).toEqual(folderDigest(join(here, 'dist')));
  // Only the shard of `alpha` knows that there is a record, to which all pages link, and only that of `beta` of environments.
  expect(stderr).toContain('are made anew: what all pages link to was not known to each shard');
  const whole: unknown = JSON.parse(tryDocket(here, 'book', '--as-of', severalAsOf).stdout);
  const folders = [1, 2, 3].map((index) => join(here, `shard-${index}-of-3`));
  const joined = await readBookParts(folders, ['alpha', 'beta', 'gamma', 'epsilon', 'delta']);
  expect(JSON.parse(JSON.stringify(joined))).toEqual(whole);
  const checked = tryDocket(here, 'merge', '.', '--check', '--out', 'checked');
  expect(checked.code, checked.stderr).toBe(1);
  expect(checked.stdout).toBe(tryDocket(here, 'check', '--as-of', severalAsOf).stdout);
  expect(existsSync(join(here, 'checked'))).toBe(false);
  expectRefusals(here);
});

/** Shards that make no site together are refused, each with what is wrong. */
function expectRefusals(here: string): void {
  const [one, two, three] = ['shard-1-of-3', 'shard-2-of-3', 'shard-3-of-3'] as const;
  const merge = (...folders: readonly string[]) => {
    const { code, stderr } = tryDocketTogether(here, 'merge', ...folders, '--out', 'site');
    expect(code, stderr).toBe(2);
    return stderr;
  };
  const copy = (name: string): string => {
    cpSync(join(here, two), join(here, name), { recursive: true });
    return join(here, name);
  };
  const change = (name: string, key: string, value: string | number): string => {
    const folder = copy(name);
    writeFileSync(join(folder, 'shard.json'), JSON.stringify({ ...readSummary(folder), [key]: value }));
    return name;
  };
  const damage = (name: string, how: (folder: string) => void): string => {
    how(copy(name));
    return name;
  };
  expect(merge(one)).toBe(
    'docket: Shards 2, 3 of 3 are missing.\n  hint: Give the folders of all shards; the job of one may have failed.\n',
  );
  expect(merge(one, three)).toContain('docket: Shard 2 of 3 is missing.');
  expect(merge(one, two, three, change('again', 'index', 2))).toBe(
    'docket: Shard 2 of 3 is there twice: `shard-2-of-3` and `again`.\n  hint: Give each shard once.\n',
  );
  expect(merge(one, change('many', 'of', 4))).toContain(
    '`many` was built as one of another number of shards than `shard-1-of-3`: `4` and `3`.',
  );
  expect(merge(one, change('later', 'asOf', '2026-03-02T00:00:00+00:00'))).toBe(
    'docket: `later` was built as of another time than `shard-1-of-3`: `2026-03-02T00:00:00+00:00` and `2026-03-01T12:00:00+00:00`.\n  hint: Give all shards the same `--as-of`.\n',
  );
  expect(merge(one, 'content')).toContain('docket: There is no shard in `content`: it has no `shard.json`.');
  expect(merge(one, 'nowhere')).toContain('docket: Could not read `nowhere`.');
  expect(merge(one, change('code', 'code', '0'.repeat(64)))).toContain('`code` was built by other code of Docket than `shard-1-of-3`.');
  expect(merge(one, change('docket', 'docket', '0.0.9'))).toContain(
    '`docket` was built by another version of Docket than `shard-1-of-3`: `',
  );
  expect(merge(one, change('wrong', 'code', 'x'))).toContain('docket: `wrong/shard.json` is no summary of a shard: code: ');
  expect(merge(one, change('records', 'shared', '0'.repeat(64)))).toContain(
    '`records` was built from other records or their history than ',
  );
  const page = 'site/beta/1.0.0/index.html';
  expect(
    merge(
      one,
      three,
      damage('flipped', (folder) => appendFileSync(join(folder, page), ' ')),
    ),
  ).toBe(
    `docket: \`flipped/${page}\` is not what the shard wrote.\n  hint: The shard was damaged after it was built. Hand it over again, or build it again.\n`,
  );
  expect(
    merge(
      one,
      three,
      damage('short', (folder) => rmSync(join(folder, page))),
    ),
  ).toContain(`\`short/${page}\` is missing.`);
  expect(
    merge(
      one,
      three,
      damage('more', (folder) => writeFileSync(join(folder, 'site', 'x'), '')),
    ),
  ).toContain('`more/site/x` was added to the shard.');
  expect(
    merge(
      one,
      three,
      damage('book', (folder) => appendFileSync(join(folder, 'book.jsonl'), '{}\n')),
    ),
  ).toContain('`book/book.jsonl` is not');
  expect(
    merge(
      one,
      damage('cut', (folder) => writeFileSync(join(folder, 'shard.json'), '{"schema":"docket/sh')),
    ),
  ).toContain('docket: `cut/shard.json` is no summary of a shard: it is cut off, or no JSON.');
  appendFileSync(join(here, 'content', 'tags.lock'), '\n');
  expect(merge(one, two, three)).toContain('docket: The shards were built from other files in `content` or `public` than is here.');
  const config = join(here, 'docket.config.ts');
  writeFileSync(config, readFileSync(config, 'utf8').replace("title: 'Several'", "title: 'Other'"));
  expect(merge(one, two, three)).toContain('docket: The shards were built with another configuration than is here.');
  expect(existsSync(join(here, 'site'))).toBe(false);
}

// A merge swaps the new site for the old one as a build does, which is killed in every run.
test.runIf(isThorough)(
  'a merge that is killed at any moment leaves shards and the site before as they were, and the next one makes the same site',
  async () => {
    const here = makeSeveralProducts();
    for (const index of [1, 2]) run(here, 'build', '--shard', `${index}/2`, '--as-of', severalAsOf);
    const merge = (): ChildProcess =>
      spawn(process.execPath, [docketFile, 'merge', 'shard-1-of-2', 'shard-2-of-2', '--out', 'site'], { cwd: here, stdio: 'ignore' });
    const begun = performance.now();
    expect(await once(merge(), 'exit')).toEqual([0, null]);
    const whole = performance.now() - begun;
    const foldersBefore = ['site', 'shard-1-of-2', 'shard-2-of-2'].map((name) => folderDigest(join(here, name)));
    const kills = often(2, 20);
    for (let kill = 1; kill <= kills; kill += 1) {
      const child = merge();
      const ended = once(child, 'exit');
      await setTimeout((whole * kill) / (kills + 1));
      child.kill('SIGKILL');
      await ended;
      // Killed between its two renames, it has set the site aside.
      const site = existsSync(join(here, 'site')) ? 'site' : join('.site.docket-build', 'old');
      expect([site, 'shard-1-of-2', 'shard-2-of-2'].map((name) => folderDigest(join(here, name)))).toEqual(foldersBefore);
    }
    expect(await once(merge(), 'exit')).toEqual([0, null]);
    expect(folderDigest(join(here, 'site'))).toEqual(foldersBefore[0]);
    expect(readdirSync(here).filter((name) => name.startsWith('.site'))).toEqual([]);
  },
);

test('what a shard cannot know is asked for before anything is read', () => {
  const here = makeFolder();
  const say = (...args: readonly string[]) => tryDocketTogether(here, 'build', ...args).stderr;
  expect(say('--shard', '0/2')).toBe('docket: `0/2` is no shard.\n  hint: Write which of how many, from 1: `--shard 2/8`.\n');
  expect(say('--shard', '3/2')).toContain('`3/2` is no shard.');
  expect(say('--shard', '1/2')).toBe(
    'docket: A shard does not know the newest date of the products that other shards read.\n  hint: Give all shards the same time with `--as-of` or in SOURCE_DATE_EPOCH, such as when the pipeline began.\n',
  );
  expect(say('--shard', '1/2', '--as-of', severalAsOf, '--repository', 'x')).toContain(
    '`--shard` and `--repository` cannot be used together.',
  );
  expect(say('--shard', '1/2', '--as-of', severalAsOf, '--previous', 'x')).toContain('hint: Give it to `docket merge`.');
});

function run(here: string, ...args: readonly string[]) {
  const ending = tryDocket(here, ...args);
  expect(ending.code, ending.stderr).toBe(0);
  return ending;
}

function readShard(here: string, index: number): { readonly products: readonly string[] } {
  return readSummary(join(here, `shard-${index}-of-3`));
}

function readSummary(folder: string): { readonly products: readonly string[] } {
  return JSON.parse(readFileSync(join(folder, 'shard.json'), 'utf8'));
}
