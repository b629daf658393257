import { spawn } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeFolder, makeRepository } from '../git-repository.ts';
import { root } from '../source-files.ts';

const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const patience = { timeout: 240_000, interval: 500 };

test('`astro dev` shows what changes in the content folder, in guides and in the configuration, and lends its icon', async () => {
  const repository = makeRepository();
  repository.commit('feat: begin', { files: { 'a.txt': 'a' } });
  repository.tag('v1.0.0', '1.0.0');
  const home = makeFolder();
  const write = (file: string, text: string) => {
    mkdirSync(join(home, file, '..'), { recursive: true });
    writeFileSync(join(home, file), text);
  };
  const config = (name: string) => {
    const products = [{ id: 'tool', name, repositories: [{ path: repository.path }] }];
    write('docket.config.mjs', `export default ${JSON.stringify({ products })}`);
  };
  config('Tool');
  write('package.json', '{ "private": true, "type": "module" }');
  write(
    'astro.config.mjs',
    `import docket from ${JSON.stringify(join(root, 'src/index.ts'))};\nexport default { integrations: [docket()] };\n`,
  );
  write(
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content';
import { guides } from ${JSON.stringify(join(root, 'src/site/guides/guides-collection.ts'))};
export const collections = { guides: defineCollection(guides()) };
`,
  );
  write('content/guides/first.md', '---\ntitle: First\n---\nA guide.\n\n![Dot](./dot.png)');
  writeFileSync(join(home, 'content/guides/dot.png'), dot);
  write('content/releases/tool/1.0.0/release.md', 'The first words.');
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
  const address = await serve(home);
  const read = (path: string) => fetch(new URL(path, address)).then((answer) => answer.text());
  expect(await read('/tool/1.0.0/')).toContain('The first words.');
  expect(await read('/guides/first/')).toContain('A guide.');
  const [, picture = ''] = /<img[^>]* src="([^"]+)"/.exec(await read('/guides/first/')) ?? [];
  const shown = await fetch(new URL(picture.replaceAll(/&(?:amp|#38);/g, '&'), address));
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect(await read('/favicon.svg')).toContain('<title>Docket</title>');
  write('content/releases/tool/1.0.0/release.md', 'Other words.');
  await vi.waitFor(async () => expect(await read('/tool/1.0.0/')).toContain('Other words.'), patience);
  write('content/guides/first.md', '---\ntitle: First\n---\nAnother guide.');
  await vi.waitFor(async () => expect(await read('/guides/first/')).toContain('Another guide.'), patience);
  config('Instrument');
  await vi.waitFor(async () => expect(await read('/tool/')).toContain('Instrument'), patience);
});

/** Starts Astro's development server in a folder, until the test has ended; gives its address. */
async function serve(folder: string): Promise<string> {
  // Astro serves no pages where it believes to be tested.
  const { VITEST: _, BASE_URL: __, NODE_ENV: ___, ...env } = process.env;
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const server = spawn(process.execPath, [astro, 'dev', '--host', '127.0.0.1', '--port', '0'], {
    cwd: folder,
    env: { ...env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    server.kill('SIGKILL');
  });
  let said = '';
  server.stdout.on('data', (text) => {
    said += String(text);
  });
  return vi.waitFor(() => {
    const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
    if (address === undefined) throw new Error(`No address in: ${said}`);
    return address;
  }, patience);
}
