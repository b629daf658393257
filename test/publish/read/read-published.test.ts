import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serveFolder } from '../../../scripts/serve/serve-folder.ts';
import { writeManifest } from '../../../src/publish/read/describe-site.ts';
import { digestManifest, readPublished } from '../../../src/publish/read/read-published.ts';
import { compareFiles } from '../../../src/publish/schema/manifest.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

let folder: string;
const servers: Server[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'docket-published-'));
  await mkdir(path.join(folder, 'portal', '2.0'), { recursive: true });
  await writeFile(path.join(folder, 'index.html'), '<p>home</p>');
  await writeFile(path.join(folder, 'portal', '2.0', 'index.html'), '<p>2.0</p>');
  await writeFile(path.join(folder, 'portal', 'a file #1.txt'), 'evidence');
  const book = syntheticBook({ releases: 2, changes: 1 });
  await writeManifest(folder, { book, site: null, base: '/', previous: null });
});

afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await rm(folder, { recursive: true, force: true });
});

const different = async (where: string) => {
  const { manifest, files } = await readPublished(where);
  return compareFiles(manifest.files, files);
};

const tamper = async () => {
  await writeFile(path.join(folder, 'index.html'), '<p>hone</p>');
  await rm(path.join(folder, 'portal', '2.0', 'index.html'));
  await writeFile(path.join(folder, 'portal', 'more.html'), '');
};

test('a site in a folder is what its manifest says, until a file is changed, added or removed', async () => {
  expect(await different(folder)).toEqual({ changed: [], added: [], missing: [] });
  await tamper();
  expect(await different(folder)).toEqual({ changed: ['index.html'], added: ['portal/more.html'], missing: ['portal/2.0/index.html'] });
});

test('at an address, files that the manifest names are compared', async () => {
  const { address, server } = await serveFolder({ folder, port: 0, host: '127.0.0.1', base: '/' });
  servers.push(server);
  expect(await different(address)).toEqual({ changed: [], added: [], missing: [] });
  await tamper();
  expect(await different(address)).toEqual({ changed: ['index.html'], added: [], missing: ['portal/2.0/index.html'] });
});

test('manifests make a chain by their digests, and one changed letter breaks it', async () => {
  const file = path.join(folder, 'manifest.json');
  const first = await readPublished(folder);
  expect(await digestManifest(file)).toBe(first.digest);
  await writeManifest(folder, { book: syntheticBook({ releases: 2, changes: 1 }), site: null, base: '/', previous: first.digest });
  const second = await readPublished(folder);
  expect(second.manifest.previous).toBe(first.digest);
  expect(second.digest).not.toBe(first.digest);
});

test('what is no manifest is refused with what is wrong', async () => {
  await writeFile(path.join(folder, 'manifest.json'), '{"schema":"docket/manifest/v1"}');
  await expect(readPublished(folder)).rejects.toThrow(/is no manifest of a Docket site: docket: /);
  await writeFile(path.join(folder, 'manifest.json'), '<html>');
  await expect(readPublished(folder)).rejects.toThrow('it is no JSON');
  await rm(path.join(folder, 'manifest.json'));
  await expect(readPublished(folder)).rejects.toThrow('There is no `manifest.json` at');
});

test('a redirect to another host is not the site', async () => {
  const other = await listen((_, response) => response.end('{}'));
  const address = await listen((request, response) => response.writeHead(302, { location: `${other}${request.url}` }).end());
  await expect(readPublished(address)).rejects.toThrow(`redirects to another site, ${other}.`);
});

test('a server that fails is not taken for a site without files', async () => {
  const address = await listen((_, response) => response.writeHead(503).end());
  await expect(readPublished(address)).rejects.toThrow('answered with status 503');
});

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  return typeof at === 'object' && at !== null ? `http://127.0.0.1:${at.port}` : '';
}
