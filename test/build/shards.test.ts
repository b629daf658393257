import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeSeveralProducts, severalAsOf } from '../fixture/several-products.ts';
import { isThorough } from '../often.ts';
import { root } from '../source-files.ts';
import { folderDigest } from './folder-digest.ts';
import { runDocket } from './run-docket.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-shards-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Building the example four times takes a minute; test/scripts/shards holds the same of a smaller site, each time.
test.runIf(isThorough)('two shards of the example, merged, are byte for byte what one machine builds, and no page is made twice', () => {
  const asOf = ['--as-of', '2026-11-30T12:00:00Z', '--site', 'https://releases.example.org', '--base', '/records/'];
  const build = ['build', '--records-history', '.docket/example/portal-records.git', ...asOf];
  runDocket(root, [...build, '--out', join(folder, 'whole')]);
  for (const index of [1, 2]) runDocket(root, [...build, '--shard', `${index}/2`, '--out', join(folder, 'shards', `${index}`)]);
  runDocket(root, ['merge', join(folder, 'shards'), '--out', join(folder, 'merged')]);
  expect(folderDigest(join(folder, 'merged'))).toEqual(folderDigest(join(folder, 'whole')));
});

test.runIf(isThorough)('what shards print to PDF is what one machine prints, and nothing is printed twice', () => {
  const here = makeSeveralProducts();
  const build = ['build', '--pdf', '--as-of', severalAsOf, '--site', 'https://releases.example.org'];
  runDocket(here, [...build, '--out', 'whole']);
  for (const index of [1, 2]) runDocket(here, [...build, '--shard', `${index}/2`, '--out', join('shards', `${index}`)]);
  runDocket(here, ['merge', 'shards', '--out', 'merged']);
  const whole = folderDigest(join(here, 'whole'));
  expect(whole.filter((line) => line.includes('.pdf ')).length).toBeGreaterThan(5);
  expect(folderDigest(join(here, 'merged'))).toEqual(whole);
});
