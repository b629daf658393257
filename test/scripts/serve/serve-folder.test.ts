import { mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder } from '../../../scripts/serve/serve-folder.ts';

let folder: string;
let server: Server;
let address: URL;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'docket-serve-'));
  const site = path.join(folder, 'site');
  await mkdir(path.join(site, 'portal'), { recursive: true });
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  // A folder beside the site whose name begins like that of the site.
  await mkdir(path.join(folder, 'site-private'));
  await writeFile(path.join(folder, 'site-private', 'secret.txt'), 'secret');
  await writeFile(path.join(site, 'index.html'), 'home');
  await writeFile(path.join(site, '404.html'), 'no such page');
  await writeFile(path.join(site, 'portal', 'index.html'), 'portal');
  await writeFile(path.join(site, 'feed.xml'), '<feed/>');
  await symlink(path.join(folder, 'secret.txt'), path.join(site, 'link.txt'));
  const served = await serveFolder({ folder: site, base: '/releases', host: '127.0.0.1', port: 0 });
  server = served.server;
  address = new URL(served.address);
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Asks for a path exactly as written; `fetch` would tidy it. */
function ask(asked: string, method = 'GET', host?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: address.hostname, port: address.port, path: asked, method, ...(host === undefined ? {} : { headers: { host } }) },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        const { 'content-type': type = '-', location = '-' } = response.headers;
        response.on('end', () => resolve(`${response.statusCode} ${type} ${location} ${body}`));
      },
    );
    asking.on('error', reject).end();
  });
}

test('pages and files come with their type', async () => {
  expect(await ask('/releases/')).toBe('200 text/html; charset=utf-8 - home');
  expect(await ask('/releases/portal/')).toBe('200 text/html; charset=utf-8 - portal');
  expect(await ask('/releases/feed.xml')).toBe('200 text/xml; charset=utf-8 - <feed/>');
  expect(await ask('/releases/feed.xml', 'HEAD')).toBe('200 text/xml; charset=utf-8 - ');
});

test('a folder without its slash leads to the one with it', async () => {
  expect(await ask('/releases/portal?q=1')).toBe('301 - /releases/portal/?q=1 ');
  expect(await ask('/releases')).toBe('301 - /releases/ ');
});

test('what is not there gets the 404 page', async () => {
  expect(await ask('/releases/nothing/')).toBe('404 text/html; charset=utf-8 - no such page');
  expect(await ask('/elsewhere/')).toBe('404 text/html; charset=utf-8 - no such page');
  expect(await ask('/releases/%zz')).toBe('404 text/html; charset=utf-8 - no such page');
});

test('no path leads out of the folder', async () => {
  const paths = [
    '/releases/../../secret.txt',
    '/releases/..%2f..%2fsecret.txt',
    '/releases/%2e%2e/secret.txt',
    '/releases/..%2fsite-private/secret.txt',
    '/releases/link.txt',
    '/releases/a%00b',
  ];
  for (const asked of paths) expect(await ask(asked)).toBe('404 text/html; charset=utf-8 - no such page');
});

test('only reading is allowed', async () => {
  expect(await ask('/releases/', 'POST')).toBe('405 - - ');
});

test('only its own hosts are answered, so that no page elsewhere can read the site by a name of its own', async () => {
  for (const host of [`127.0.0.1:${address.port}`, `localhost:${address.port}`, `LOCALHOST`, '[::1]:1'])
    expect(await ask('/releases/', 'GET', host)).toBe('200 text/html; charset=utf-8 - home');
  for (const host of ['evil.example', `evil.example:${address.port}`, '127.0.0.1.evil.example', '192.0.2.1'])
    expect(await ask('/releases/', 'GET', host)).toBe('421 text/plain; charset=utf-8 - This host is not served here.\n');
});

test('a server of every address answers to addresses, and still to no name but the machine’s', async () => {
  const served = await serveFolder({ folder, base: '/', host: '0.0.0.0', port: 0 });
  const { port } = new URL(served.address);
  const askAs = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port, path: '/secret.txt', headers: { host } }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      });
      asking.on('error', reject).end();
    });
  expect(await askAs('192.0.2.1:80')).toBe(200);
  expect(await askAs('evil.example')).toBe(421);
  served.server.close();
});

test('whoever leaves in the middle of a file leaves no file open', async () => {
  await writeFile(path.join(folder, 'site', 'large.bin'), Buffer.alloc(8_000_000));
  const countOpen = async () => {
    const names = await readdir('/proc/self/fd').catch(() => []);
    const targets = await Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')));
    return targets.filter((target) => target.endsWith('large.bin')).length;
  };
  for (let count = 0; count < 5; count += 1) {
    await new Promise<void>((resolve) => {
      const asking = request({ host: address.hostname, port: address.port, path: '/releases/large.bin' }, (response) => {
        response.once('data', () => response.destroy());
        response.once('close', () => resolve());
      });
      asking.on('error', () => {}).end();
    });
  }
  await expect.poll(countOpen).toBe(0);
});

test('a port that is taken is an error of the system, not a hang', async () => {
  await expect(serveFolder({ folder, base: '/', host: '127.0.0.1', port: Number(address.port) })).rejects.toThrow('EADDRINUSE');
});
