import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readStaticConfig } from '../src/book/read/read-static-config.ts';
import { promotionsConfigSchema } from '../src/book/schema/promotions-config.ts';
import type { EnvironmentEvent } from '../src/environments/schema/event.ts';
import { readSource } from './environments/gitops-source.ts';
import { makeFolder, makeRepository } from './git-repository.ts';
import { root } from './source-files.ts';

const example = /^## (.+)\n\n```sh\n([\s\S]*?)```\n\n```ts\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/gm;
const examples = [...readFileSync(join(root, 'content', 'guides', 'promotions.md'), 'utf8').matchAll(example)].map(
  ([, title = '', commands = '', config = '', events = '']) => ({ title, commands, config, events }),
);

test('the document shows four shapes', () => {
  expect(examples).toHaveLength(4);
});

test.each(examples)('$title: what the document types gives the events that it shows', async ({ commands, config, events }) => {
  const repository = makeRepository();
  run(repository.path, commands);
  const file = join(makeFolder(), 'example.config.ts');
  writeFileSync(file, `export default ${config.trim()};\n`);
  const parsed = promotionsConfigSchema.parse(await readStaticConfig(file));
  const read = await readSource(repository, parsed, ['shop']);
  expect(read.problems).toEqual([]);
  expect(read.events.map(formatEvent)).toEqual(events.trim().split('\n').map(fold));
});

function formatEvent({ kind, environment, instance, from, components, reason, refs, share }: EnvironmentEvent): string {
  const where = instance === null ? environment : `${environment}/${instance}`;
  const [component] = components;
  const what = `${component?.name} ${from === null ? '' : `${from} -> `}${component?.version}`;
  const part = share === null ? '' : ` (${share.percent} %: ${share.sections.join(' ')})`;
  return fold(`${kind} ${where} ${what} ${reason}${part}${refs.length === 0 ? '' : ` (${refs.join(', ')})`}`);
}

function fold(line: string): string {
  return line.replace(/\s+/g, ' ').trim();
}

function run(folder: string, commands: string): void {
  const date = '1773316800 +0000';
  execFileSync('sh', ['-e'], {
    cwd: folder,
    input: commands,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.org',
      GIT_COMMITTER_DATE: date,
    },
  });
}
