import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProgram } from '../../scripts/create-program.ts';
import { describeSchemas } from '../../scripts/describe/describe-schema.ts';
import { formatOptions } from '../../scripts/describe/format-options.ts';
import { listSettings } from '../../scripts/describe/list-settings.ts';
import { writtenFiles } from '../../scripts/describe/written-files.ts';
import { root } from '../source-files.ts';

const page = readFileSync(join(root, 'content/guides/options.md'), 'utf8');
const schemas = describeSchemas(root);
const groups = listSettings(schemas.get('config') ?? {});

test('the page of options is what the schema and the commands say; `npm run describe` writes it', async () => {
  expect(page).toBe(formatOptions(schemas.get('config') ?? {}, await createProgram()));
});

test('every setting of the configuration is described, however deep it stands', () => {
  expect(groups.map(({ path }) => path)).toContain('products[].backports.conventions[].examples[]');
  const silent = groups.flatMap(({ path, settings }) =>
    settings.filter(({ description }) => description === '').map(({ name }) => `${path}.${name}`),
  );
  expect(silent).toEqual([]);
});

test('every option of every command stands on the page', async () => {
  const program = await createProgram();
  const all = [...program.commands, ...program.commands.flatMap(({ commands }) => commands)];
  const flags = all.flatMap((command) => command.options.map((option) => option.flags));
  expect(flags.length).toBeGreaterThan(80);
  expect(flags.filter((each) => !page.includes(`| \`${each.replaceAll('|', '\\|')}\` |`))).toEqual([]);
});

test('every variable that the program reads stands on the page', () => {
  const files = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/^(?:bench|mutate|test|example)/.test(name))
      .map((name) => join(root, folder, name)),
  );
  const read = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\benv\['([A-Z][A-Z_]+)'\]/g)].map(([, name = '']) => name));
  expect(read).toContain('CHROMIUM_PATH');
  // What the system and what Astro set, and nobody sets for Docket.
  const others = new Set(['PATH', 'BASE_URL', 'ASTRO_TELEMETRY_DISABLED', 'ASTRO_DISABLE_UPDATE_CHECK']);
  expect([...new Set(read)].filter((name) => !others.has(name) && !page.includes(`\`${name}\``))).toEqual([]);
});

test('each kind of file that people write has a schema for editors with descriptions in it', () => {
  expect([...schemas.keys()]).toEqual(writtenFiles.map(({ name }) => name));
  const described = (name: string) => JSON.stringify(schemas.get(name)).split('"description":').length - 1;
  for (const { name } of writtenFiles) expect([name, described(name) > 1]).toEqual([name, name !== 'backports']);
});
