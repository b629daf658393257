import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeExample } from '../../scripts/example/make-example.ts';
import { makePulls } from '../../scripts/example/make-pulls.ts';
import { makeFolder } from '../git-repository.ts';
import { root } from '../source-files.ts';

test('the snapshots of the example are what its story tells, byte for byte', async () => {
  const repositories = join(makeFolder(), 'repositories');
  mkdirSync(repositories);
  await makeExample(join(root, 'content', 'histories'), repositories);
  const files = await makePulls({ story: join(root, 'content', 'histories', 'pulls', 'portal.yaml'), repositories });
  expect([...files.keys()]).toEqual(['api', 'client', 'infrastructure', 'courier'].map((id) => `content/pulls/${id}.json`));
  for (const [file, text] of files) expect(readFileSync(join(root, file), 'utf8')).toBe(text);
});
