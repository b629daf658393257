import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { isThorough } from '../often.ts';
import { root } from '../source-files.ts';
import { folderDigest } from './folder-digest.ts';
import { makeHostileRepository } from './hostile-repository.ts';
import { runDocket } from './run-docket.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-determinism-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const here = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
const elsewhere = {
  TZ: 'America/St_Johns',
  LANG: 'C',
  LC_ALL: 'C',
  NODE_OPTIONS: `--import=${new URL('shifted-clock.ts', import.meta.url)}`,
};

/** Two folders that hold the same repository. */
const places = ['one', join('somewhere', 'else', 'with a space')].map((name) => join(folder, name));

beforeAll(() => {
  const original = makeHostileRepository(folder);
  for (const place of places) {
    mkdirSync(place, { recursive: true });
    cpSync(original, join(place, 'odd.git'), { recursive: true });
  }
});

// The next two tests hold the halves of this one: what is read, and how pages are made.
test.runIf(isThorough)(
  'two builds of a repository in different folders, with other clocks, time zones and locales, give the same bytes',
  () => {
    const [one = '', other = ''] = places;
    runDocket(one, ['build', '--repository', 'odd.git', '--out', 'site', '--site', 'https://releases.example.org'], here);
    runDocket(other, ['build', '--repository', 'odd.git', '--out', 'site', '--site', 'https://releases.example.org'], elsewhere);
    expect(folderDigest(join(other, 'site'))).toEqual(folderDigest(join(one, 'site')));
  },
);

test('the Book of a repository is the same on another day, in another zone and locale', () => {
  const [one = '', other = ''] = places.map((place) => join(place, 'odd.git'));
  expect(runDocket(folder, ['book', '--repository', other], elsewhere)).toBe(runDocket(folder, ['book', '--repository', one], here));
});

// Each half is tried in every run: that Astro renders what the command does, and that no clock, zone or locale matters.
test.runIf(isThorough)(
  'Astro by itself builds the example to the same bytes, names of scripts included, on another day, in another zone and locale',
  () => {
    const out = join(folder, 'by-astro');
    execFileSync(process.execPath, [join(root, 'node_modules', 'astro', 'bin', 'astro.mjs'), 'build', '--outDir', out], {
      cwd: root,
      stdio: 'pipe',
      env: { ...astroEnvironment(), ...elsewhere },
    });
    // What is published is listed by the command, which knows when the site is whole.
    const built = folderDigest(inject('siteFolder')).filter((line) => !line.startsWith('manifest.json '));
    expect(folderDigest(out)).toEqual(built);
  },
);

// What only the command does, the list of what is published, is in the sites of the first test.
test.runIf(isThorough)('the command builds the example to the same bytes on another day, in another zone and locale', () => {
  const out = join(folder, 'example');
  runDocket(root, ['build', '--records-history', '.docket/example/portal-records.git', '--out', out], elsewhere);
  expect(folderDigest(out)).toEqual(folderDigest(inject('siteFolder')));
});

test('the other process does live in another year', () => {
  const code = 'console.log(new Date().getFullYear(), Date.now() > 0, new Date(0).toISOString())';
  const told = execFileSync(process.execPath, ['-e', code], { env: { ...process.env, ...elsewhere }, encoding: 'utf8' });
  expect(Number(told.split(' ')[0])).toBeGreaterThan(new Date().getFullYear());
  expect(told).toContain('1970-01-01T00:00:00.000Z');
});

/** Without what the test runner says of itself: Astro would take it for the site's. */
function astroEnvironment(): NodeJS.ProcessEnv {
  const { BASE_URL: _, VITEST: __, NODE_ENV: ___, ...env } = process.env;
  return env;
}
