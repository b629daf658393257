import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatConfig } from '../../../scripts/terminal/format-config.ts';
import { readConfig } from '../../../src/book/read/read-config.ts';
import { readStaticConfig } from '../../../src/book/read/read-static-config.ts';
import { configSchema } from '../../../src/book/schema/config.ts';
import { readKnownNames } from '../../../src/collect/reserved.ts';
import { makeFolder, openRepository } from '../../git-repository.ts';

function write(text: string, name = 'docket.config.ts'): string {
  const folder = makeFolder();
  openRepository(folder).write(name, text);
  return join(folder, name);
}

test('literals, constants, templates, spreads and defineDocket are read as running would', async () => {
  const file = write(`import { defineDocket } from 'docket';
interface Shape { readonly id: string }
const forge: string = 'https://code.example';
const repository = { path: '../tool', web: \`\${forge}/tool\` } as const;
const more = [repository, { ...repository, id: 'b', 'name': "B's" }];
export const unused = -1;
export default defineDocket({ title: 'T', products: [{ id: 'tool', name: 'Tool', repositories: [...more] }], strict: [] } satisfies unknown);
`);
  const read = await readStaticConfig(file);
  const repository = { path: '../tool', web: 'https://code.example/tool' };
  expect(read).toEqual({
    title: 'T',
    products: [{ id: 'tool', name: 'Tool', repositories: [repository, { ...repository, id: 'b', name: "B's" }] }],
    strict: [],
  });
});

test.each([
  ["import os from 'node:os';\nexport default { title: os.hostname() };", ':1:1'],
  ["import './evil.ts';\nimport { defineDocket } from 'docket';\nimport { x } from './x.ts';\nexport default x;", ':3:1'],
  ['export default { title: process.env.TITLE };', ':1:25'],
  ['export default { get title() { return 1; } };', ':1:18'],
  ["export default { ['title']: 'T' };", ':1:18'],
  ["export default { __proto__: { title: 'T' } };", ':1:18'],
  ["let title = 'T';\nexport default { title };", ':1:1'],
  ['crypto.verify = () => true;\nexport default {};', ':1:1'],
  ["export default (() => ({ title: 'T' }))();", ':1:16'],
  ['const a = { b: a };\nexport default a;', ':1:'],
  ['export default { title: 1 > 0 };', ':1:25'],
  ['export default { title: /a/ };', ':1:25'],
  ['export default { products: [,] };', ':1:28'],
])('what only running tells is refused at its place: %j', async (text, place) => {
  await expect(readStaticConfig(write(text))).rejects.toThrow(`\`docket.config.ts${place}`);
});

test('names that stand for ever more values end soon', async () => {
  const lines = Array.from({ length: 30 }, (_, index) => `const a${index + 1} = [...a${index}, ...a${index}];`);
  const begun = performance.now();
  await expect(readStaticConfig(write(`const a0 = [1, 2];\n${lines.join('\n')}\nexport default a30;`))).rejects.toThrow(
    'cannot be read without running',
  );
  expect(performance.now() - begun).toBeLessThan(10_000);
});

test('a configuration that is written out is read as the one that it was made from', async () => {
  const config = configSchema.parse({
    title: 'It\'s "quoted" \\ \u2028 ☃',
    site: 'https://releases.example.org',
    products: [
      { id: 'tool', name: 'Tool', repositories: [{ path: '.', tags: ['v*', 'api/v*'] }], categories: { 'a-b': 'internal' }, lineParts: 2 },
    ],
    records: {},
  });
  const file = write(formatConfig(config));
  expect(await readConfig(file, readKnownNames, { run: false })).toEqual(config);
  expect(await readConfig(file, readKnownNames)).toEqual(config);
});
