import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeRepository } from '../git-repository.ts';
import { docketFile } from './serve-docket.ts';

test('a check that watches says with each change what is wrong and where, goes on when nothing can be read, and ends with Ctrl-C', async () => {
  const product = makeRepository();
  product.commit('feat: begin');
  product.tag('v1.0.0', '1.0.0');
  const { path: root } = makeRepository();
  const config = join(root, 'docket.config.ts');
  const products = [{ id: 'tool', name: 'Tool', repositories: [{ path: product.path }] }];
  writeFileSync(config, `export default ${JSON.stringify({ products })};\n`);
  const watching = spawn(process.execPath, [docketFile, 'check', '--watch'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [watching.stdout, watching.stderr]) stream.on('data', (text) => (printed += String(text)));
  const ended = once(watching, 'exit');
  const expectNext = async (text: string, change: () => void) => {
    printed = '';
    change();
    await vi.waitFor(() => expect(printed).toContain(text), { timeout: 240_000, interval: 50 });
    await vi.waitFor(() => expect(printed).toContain('Waiting for a change'), { timeout: 240_000, interval: 50 });
  };
  try {
    await expectNext('no problems', () => {});
    const folder = join(root, 'content/protocols');
    const protocol = join(folder, 'smoke.mdx');
    await expectNext('content/protocols/smoke.mdx:4:1  error', () => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(protocol, '---\nid: smoke\ntitle: Smoke test\nversion: {}\n---\n\n- [ ] Sign in.\n');
    });
    await expectNext('docket.config.ts:1:', () => writeFileSync(config, `export default ${JSON.stringify({ product: [] })};\n`));
    rmSync(protocol);
    await expectNext('no problems', () => writeFileSync(config, `export default ${JSON.stringify({ products })};\n`));
    watching.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    // A file or a pipe gets no signs that clear a screen.
    expect(printed).not.toContain('\u001b');
  } finally {
    watching.kill('SIGKILL');
  }
});
