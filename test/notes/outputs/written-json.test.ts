import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectBook } from '../../../src/collect/collect-book.ts';
import { writeWrittenJson } from '../../../src/notes/outputs/written-json.ts';
import { makeFolder, makeRepository } from '../../git-repository.ts';

test('written notes stand as JSON beside their pages, and only where there are some', async () => {
  const { path, commit, git } = makeRepository();
  commit('feat: begin (#1)');
  git('tag', 'v1.0.0');
  commit('feat: show (#2)', { files: { NEWS: '1.1.0\n=====\n\n* Show (#2)\n' } });
  git('tag', 'v1.1.0');
  const config = { title: 'App', base: '/', products: [{ id: 'app', name: 'App', repositories: [{ id: 'app', path }] }], strict: [] };
  const book = await collectBook(config, makeFolder(), { docket: '0.0.0', cacheDir: makeFolder(), derive: true });
  const outDir = makeFolder();
  writeWrittenJson({ book, guides: [], outDir, cacheDir: makeFolder(), site: null, base: '/' });
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  expect(files.sort()).toEqual(['app/1.1.0/written-notes.json', 'app/written-notes.json']);
  expect(JSON.parse(readFileSync(join(outDir, 'app/1.1.0/written-notes.json'), 'utf8'))).toMatchObject({
    schema: 'docket/written-notes/v1',
    product: 'app',
    version: '1.1.0',
    files: [{ path: 'NEWS', line: 3, asOf: 'tag' }],
    notes: [{ text: 'Show', state: 'in-git', changes: ['pr-2'] }],
    unwritten: [],
  });
});
