import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeManifest } from '../../../src/publish/read/describe-site.ts';
import { readHubSite } from '../../../src/publish/read/read-hub-site.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

let folder: string;
const book = syntheticBook({ releases: 2, changes: 1 });
const id = book.products[0]?.id ?? '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'docket-hub-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Written {
  readonly files?: Readonly<Record<string, string>>;
  readonly site?: string | null;
  readonly base?: string;
}
const publish = async ({ files = {}, site = null, base = '/' }: Written = {}) => {
  const all = {
    'feed.json': '{"title":"Team A\\u202e"}',
    [`${id}/product.json`]: JSON.stringify({
      id,
      name: 'Portal',
      releases: [
        { version: '2.0.0', slug: '2.0.0' },
        { version: '1.0.0', slug: '1.0.0' },
      ],
    }),
    [`${id}/latest/index.html`]: '<meta http-equiv="refresh" content="0; url=../1.0.0/">',
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  await writeManifest(folder, { book, site, base, previous: null });
};
const problem = async () => (await readHubSite(folder)).problem?.replaceAll(folder, '…');

test('a site in a folder is told with its products, and the newest release is what the site itself calls so', async () => {
  await publish();
  const { found, ...rest } = await readHubSite(folder);
  expect(rest).toEqual({ where: folder, address: null, problem: null });
  expect({ ...found, manifest: found?.manifest.length }).toEqual({
    title: 'Team A',
    manifest: 64,
    previous: null,
    docket: book.docket,
    asOf: book.asOf,
    files: 3,
    products: [{ id, name: 'Portal', address: `${id}/`, releases: 2, latest: { version: '1.0.0', address: `${id}/latest/` } }],
  });
});

test('addresses are those where the site says that it stands', async () => {
  await publish({ site: 'https://docs.example.org', base: '/team-a' });
  const { address, found } = await readHubSite(folder);
  expect([address, found?.products[0]?.address, found?.products[0]?.latest?.address]).toEqual([
    'https://docs.example.org/team-a/',
    `https://docs.example.org/team-a/${id}/`,
    `https://docs.example.org/team-a/${id}/latest/`,
  ]);
});

test.each([
  ['no address', 'nowhere', '/'],
  ['another scheme', 'javascript:alert(1)', '/'],
  ['a folder that leads to another host', 'https://docs.example.org', '//evil.example.org/'],
  ['a name to sign in with', 'https://me@docs.example.org', '/'],
  ['a question', 'https://docs.example.org', '/?x='],
  ['a place in a page', 'https://docs.example.org', '/#x'],
])('a site that says %s stands nowhere', async (_what, site, base) => {
  await publish({ site, base });
  expect((await readHubSite(folder)).address).toBe(null);
});

test('where no page leads to a release, none is the newest', async () => {
  await publish({ files: { [`${id}/latest/index.html`]: '<p>none</p>' } });
  expect((await readHubSite(folder)).found?.products[0]?.latest).toBe(null);
});

test('a site that cannot be read is a value with the reason', async () => {
  const heard = [await problem()];
  await publish({ files: { 'feed.json': '{"title":7}' } });
  heard.push(await problem());
  await publish({ files: { [`${id}/product.json`]: 'no JSON' } });
  heard.push(await problem());
  await publish();
  await writeFile(path.join(folder, 'feed.json'), '{"title":"Team B"}');
  heard.push(await problem());
  await rm(path.join(folder, 'feed.json'));
  await writeManifest(folder, { book, site: null, base: '/', previous: null });
  heard.push(await problem());
  await writeFile(path.join(folder, 'manifest.json'), '{"schema":"docket/manifest/v0"}');
  heard.push(await problem());
  await writeFile(path.join(folder, 'manifest.json'), '{');
  heard.push(await problem());
  expect(heard).toMatchInlineSnapshot(`
    [
      "There is no \`manifest.json\` at \`…\`.",
      "\`feed.json\` at \`…\` cannot be read: it does not have the form that this version of Docket reads.",
      "\`portal/product.json\` at \`…\` cannot be read: it does not have the form that this version of Docket reads.",
      "\`feed.json\` at \`…\` is not what its manifest says.",
      "\`feed.json\` at \`…\` cannot be read: its manifest does not name it.",
      "\`…/manifest.json\` is no manifest of a Docket site: schema: it can only be \`docket/manifest/v1\`.",
      "\`…/manifest.json\` is no manifest of a Docket site: it is no JSON.",
    ]
  `);
});
