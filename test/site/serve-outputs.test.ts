import { existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveOutputs } from '../../src/site/serve-outputs.ts';

const root = mkdtempSync(path.join(tmpdir(), 'docket-outputs-'));
let server: Server;
let url = '';

beforeAll(async () => {
  mkdirSync(path.join(root, 'served/search'), { recursive: true });
  writeFileSync(path.join(root, 'served/search/index.json'), '{}');
  writeFileSync(path.join(root, 'secret.json'), '{}');
  const serve = serveOutputs(path.join(root, 'served'), '/docs/');
  server = createServer((request, response) => serve(request, response, () => response.writeHead(404).end()));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});

afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

test.each([
  ['/docs/search/index.json', 200],
  ['/docs/search/index.json?digest', 200],
  ['/docs/search/', 404],
  ['/docs/..%2fsecret.json', 404],
  ['/docs/%', 404],
])('%s is answered with %i', async (address, status) => {
  expect((await fetch(url + address)).status).toBe(status);
});

test.skipIf(!existsSync('/proc/self/fd'))('whoever leaves in the middle of a file leaves no file open', async () => {
  writeFileSync(path.join(root, 'served/large.bin'), Buffer.alloc(8_000_000));
  const countOpen = () =>
    readdirSync('/proc/self/fd').filter((name) => {
      try {
        return readlinkSync(`/proc/self/fd/${name}`).endsWith('large.bin');
      } catch {
        return false;
      }
    }).length;
  for (let count = 0; count < 5; count += 1) {
    const leaving = new AbortController();
    const response = await fetch(`${url}/docs/large.bin`, { signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
  }
  await expect.poll(countOpen).toBe(0);
});

test('a file comes with its type', async () => {
  const response = await fetch(`${url}/docs/search/index.json`);
  expect([response.headers.get('content-type'), await response.text()]).toEqual(['application/json', '{}']);
});
