import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeFolder, makeRepository } from '../git-repository.ts';
import { docketFile } from './serve-docket.ts';

test('the site is served while content changes, and shows what changed', async () => {
  const repository = makeRepository();
  repository.commit('feat: begin', { files: { 'a.txt': 'a' } });
  repository.tag('v1.0.0', '1.0.0');
  const root = makeFolder();
  const folder = join(root, 'content/releases/tool/1.0.0');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'release.md'), 'The first words.');
  const products = [{ id: 'tool', name: 'Tool', repositories: [{ path: repository.path }] }];
  writeFileSync(join(root, 'docket.config.mjs'), `export default ${JSON.stringify({ products })}`);
  // Astro serves no pages where it believes to be tested.
  const { VITEST: _, ...env } = process.env;
  const served = spawn(process.execPath, [docketFile, 'dev', '--port', '0'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [address] = await once(served.stdout, 'data');
    const page = new URL('/tool/1.0.0/', String(address).trim()).href;
    const words = () => fetch(page).then((answer) => answer.text());
    expect(await words()).toContain('The first words.');
    writeFileSync(join(folder, 'release.md'), 'Other words.');
    await vi.waitFor(async () => expect(await words()).toContain('Other words.'), { timeout: 240_000, interval: 500 });
    served.kill('SIGTERM');
    const [, signal] = await once(served, 'exit');
    expect(signal).toBeNull();
  } finally {
    served.kill('SIGKILL');
  }
});
