import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { serveFolder } from '../../../scripts/serve/serve-folder.ts';
import { readHubSite } from '../../../src/publish/read/read-hub-site.ts';
import { readPublished } from '../../../src/publish/read/read-published.ts';
import { formatHub } from '../../../src/publish/views/format-hub.ts';
import { makeFolder, makeRepository } from '../../git-repository.ts';
import { startDocket, tryDocket } from '../try-docket.ts';

const kept = mkdtempSync(join(tmpdir(), 'docket-portal-'));
afterAll(() => rmSync(kept, { recursive: true, force: true }));

/** The site of Portal, which is published once, and which no test changes. */
function publishPortal(): string {
  const site = join(kept, 'site');
  if (!existsSync(site)) cpSync(join(publish('Portal'), 'site'), site, { recursive: true });
  return site;
}

test('a hub lists three sites that were published apart, by address and by folder, each with its digest', async () => {
  const [portal, desk, tool] = [
    publishPortal(),
    publish('Desk & Co <b>'),
    publish('Tool', '--site', 'https://tool.example.org', '--base', '/notes/'),
  ];
  const { address } = await serve(portal, '/');
  const here = makeFolder();
  const sites = [address, join(desk, 'site'), join(tool, 'site')];
  // The server answers in this process, which must not wait.
  const args = ['hub', ...sites, '--title', 'All releases', '--as-of', '2026-11-30T12:00:00Z'];
  expect((await startDocket(here, args)).stderr).toBe('  3 sites listed in hub\n');
  const hub = JSON.parse(readFileSync(join(here, 'hub', 'hub.json'), 'utf8'));
  const digests = await Promise.all(sites.map(async (where) => (await readPublished(where)).digest));
  expect(hub.sites.map(({ found }: { found: { manifest: string } }) => found.manifest)).toEqual(digests);
  expect(hub.sites.map(({ found }: { found: { products: unknown } }) => found.products)).toEqual([
    [
      {
        id: 'tool',
        name: 'Portal',
        address: `${address}tool/`,
        releases: 2,
        latest: { version: '1.1.0', address: `${address}tool/latest/` },
      },
    ],
    [{ id: 'tool', name: 'Desk & Co <b>', address: 'tool/', releases: 2, latest: { version: '1.1.0', address: 'tool/latest/' } }],
    [
      {
        id: 'tool',
        name: 'Tool',
        address: 'https://tool.example.org/notes/tool/',
        releases: 2,
        latest: { version: '1.1.0', address: 'https://tool.example.org/notes/tool/latest/' },
      },
    ],
  ]);
  const page = readFileSync(join(here, 'hub', 'index.html'), 'utf8');
  expect(page).toContain(`<a href="${address}tool/">Portal</a>`);
  expect(page).toContain('<a href="https://tool.example.org/notes/">Tool releases</a>');
  // Where a folder does not say where it stands, nothing is linked; and what another site says is text.
  expect(page).toContain('<th scope="row">Desk &amp; Co &lt;b&gt;</th>');
  for (const digest of digests) expect(page).toContain(`<code>${digest}</code>`);
  // Published once more, it is replaced whole; a folder of somebody else's is not.
  expect(tryDocket(here, 'hub', join(desk, 'site')).code).toBe(0);
  writeFileSync(join(here, 'mine.txt'), '');
  expect(tryDocket(here, 'hub', join(desk, 'site'), '--out', '.').stderr).toContain('holds files that Docket did not make');
});

test('a site that is gone, damaged or none is listed as not read, with why, and the others stay', async () => {
  const portal = publishPortal();
  const damaged = makeFolder();
  cpSync(portal, damaged, { recursive: true });
  appendFileSync(join(damaged, 'tool', 'product.json'), ' ');
  const short = makeFolder();
  cpSync(portal, short, { recursive: true });
  rmSync(join(short, 'feed.json'));
  const here = makeFolder();
  const made = tryDocket(here, 'hub', portal, damaged, short, 'nothing', 'http://127.0.0.1:1/');
  expect(made.code).toBe(1);
  const hub = JSON.parse(readFileSync(join(here, 'hub', 'hub.json'), 'utf8'));
  expect(hub.sites.map(({ problem }: { problem: string | null }) => problem)).toEqual([
    null,
    `\`tool/product.json\` at \`${damaged}\` is not what its manifest says.`,
    `\`feed.json\` at \`${short}\` is not what its manifest says.`,
    `There is no \`manifest.json\` at \`${join(here, 'nothing')}\`.`,
    'Could not reach `http://127.0.0.1:1/manifest.json`.',
  ]);
  expect(readFileSync(join(here, 'hub', 'index.html'), 'utf8')).toContain('4 sites could not be read.');
});

test('a manifest that names files outside its site, or a site at an address that is none, leads nowhere', async () => {
  const folder = makeFolder();
  const manifest = {
    schema: 'docket/manifest/v1',
    docket: '1',
    asOf: '2026-01-01T00:00:00Z',
    site: 'javascript:alert(1)',
    base: '/',
    previous: null,
    repositories: [{ product: '../..', id: 'x', branch: null, commit: null, commits: 0, tags: 0 }],
    files: { '../../etc/passwd': '0'.repeat(64), '../../product.json': '0'.repeat(64) },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  const site = await readHubSite(folder);
  expect(site).toMatchObject({ address: null, found: null, problem: expect.stringContaining('`feed.json`') });
  expect(formatHub({ schema: 'docket/hub/v1', docket: '1', title: '<i>', readAt: '2026-01-01T00:00:00Z', sites: [site] })).toContain(
    '&lt;i&gt;',
  );
});

function publish(name: string, ...options: readonly string[]): string {
  const repository = makeRepository();
  for (const version of ['1.0.0', '1.1.0']) {
    repository.commit(`feat: make ${version}`);
    repository.git('tag', `v${version}`);
  }
  const here = makeFolder();
  const config = { title: `${name} releases`, products: [{ id: 'tool', name, repositories: [{ id: 'tool', path: repository.path }] }] };
  writeFileSync(join(here, 'docket.config.ts'), `export default ${JSON.stringify(config)};\n`);
  const { code, stderr } = tryDocket(here, 'build', '--out', 'site', ...options);
  expect(code, stderr).toBe(0);
  return here;
}

async function serve(folder: string, base: string) {
  const { address, server } = await serveFolder({ folder, port: 0, host: '127.0.0.1', base });
  onTestFinished(() => void server.close());
  return { address };
}
