import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createProgram } from '../scripts/create-program.ts';
import { shippedProtocols } from '../scripts/records/shipped-protocols.ts';
import { configSchema } from '../src/book/schema/config.ts';
import { signoffStates } from '../src/validation/schema/signoffs/signoff.ts';
import { root } from './source-files.ts';

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

test('the configuration in the README is one', () => {
  const code = /```ts\n[\s\S]*?defineDocket\(([\s\S]*?)\);\n```/.exec(read('README.md'))?.[1] ?? '';
  const json = code
    .replace(/(\w+): /g, '"$1": ')
    .replaceAll("'", '"')
    .replace(/,(\s*[\]}])/g, '$1')
    .replace('"https": //', '"https://');
  expect(configSchema.parse(JSON.parse(json)).products.map(({ id }) => id)).toEqual(['portal']);
});

test('the README has a row for each command, and no other', async () => {
  const program = await createProgram();
  const named = [...read('README.md').matchAll(/^\| `docket (\w+)`/gm)].map((match) => match[1]);
  expect(named.toSorted()).toEqual(
    program.commands
      .map((command) => command.name())
      .filter((name) => name !== 'help')
      .toSorted(),
  );
});

test('every state of a signature is explained, and every protocol that ships is named', () => {
  expect([...read('docs/signing.md').matchAll(/^\| `([\w-]+)` \|/gm)].map((match) => match[1])).toEqual([...signoffStates]);
  const [shipped = ''] = /^Docket ships .*?: `docket new/m.exec(read('docs/validation.md')) ?? [];
  expect([...shipped.matchAll(/`([a-z-]+)`/g)].map((match) => match[1])).toEqual([...shippedProtocols]);
});

test('every file that a document names is there', () => {
  const missing = documents.flatMap((name) => {
    const linked = [
      ...read(name)
        .replace(/`[^`\n]*`/g, '')
        .matchAll(/\]\((?!https?:|#)([^)#]+)/g),
    ].map((match) => join(dirname(name), match[1] ?? ''));
    const named = [...read(name).matchAll(/`((?:src|test|scripts|docs)\/[\w./-]+\.(?:ts|astro|css|md)|\.ci\/run)`/g)].map(
      (match) => match[1] ?? '',
    );
    return [...linked, ...named].filter((path) => !existsSync(join(root, path))).map((path) => `${path}, named by ${name}`);
  });
  expect(missing).toEqual([]);
});
