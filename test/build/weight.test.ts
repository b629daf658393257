import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type PageWeight, weighPage } from '../../scripts/bench/weigh-page.ts';
import { root } from '../source-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-weight-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a release page of 40 changes with all its assets is at most 20 kB, however many releases the site has, and its fonts at most 60 kB', () => {
  const few = weigh(20);
  const many = weigh(500);
  expect(few.bytes).toBeLessThanOrEqual(20_000);
  expect(many.bytes).toBeLessThanOrEqual(20_000);
  expect(Math.abs(many.bytes - few.bytes) / few.bytes).toBeLessThanOrEqual(0.02);
  expect(many.fonts).toBeGreaterThan(0);
  expect(many.fonts).toBeLessThanOrEqual(60_000);
});

function weigh(releases: number): PageWeight {
  const place = join(folder, String(releases));
  mkdirSync(place);
  execFileSync(process.execPath, [join(root, 'scripts', 'bench', 'bench-docket-site.ts'), place, String(releases), '40']);
  return weighPage(join(place, 'site'), 'portal/1.0.10/');
}
