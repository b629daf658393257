import { expect, test } from 'vitest';
import { formatHub } from '../../../src/publish/views/format-hub.ts';

const found = {
  title: 'Team <A>',
  manifest: 'a'.repeat(64),
  previous: null,
  docket: '0.1.0',
  asOf: '2026-03-12T14:05:00+11:00',
  files: 1,
  products: [
    {
      id: 'portal',
      name: 'Portal & co',
      address: 'https://a.example.org/portal/',
      releases: 12,
      latest: { version: '2.3.0', address: 'https://a.example.org/portal/latest/' },
    },
    { id: 'shop', name: 'Shop', address: 'https://a.example.org/shop/', releases: 0, latest: null },
  ],
};
const hub = (sites: Parameters<typeof formatHub>[0]['sites']) =>
  formatHub({ schema: 'docket/hub/v1', docket: '0.1.0', title: 'All <teams>', readAt: '2026-03-13T09:00:00Z', sites });

test('a hub names each site with its products, where they are, and what whoever doubts it can compare', () => {
  expect(hub([{ where: 'https://a.example.org', address: 'https://a.example.org/', found, problem: null }])).toMatchSnapshot();
});

test('a folder that does not say where its site stands is shown without links', () => {
  const page = hub([{ where: 'sites/a', address: null, found: { ...found, previous: 'b'.repeat(64), files: 1200 }, problem: null }]);
  expect(page).not.toContain('<a href="https://a.example.org');
  expect(page.match(/<section>[\s\S]*<\/section>/)?.[0]).toMatchSnapshot();
});

test('a site that could not be read is named with the reason, and counted', () => {
  const unread = { where: 'https://b.example.org/?<x>', address: 'https://b.example.org/', found: null, problem: 'Could not reach `b`.' };
  const page = hub([unread, { ...unread, where: 'sites/c' }]);
  expect(page).toContain(
    '2 sites that their teams publish themselves, as they were when they were read on 13 Mar 2026. 2 sites could not be read.</p>',
  );
  expect(page).toContain(
    '<section class="unread"><h2>https://b.example.org/?&lt;x&gt;</h2><p>Not read: Could not reach `b`. What this site says today is not known here.</p></section>',
  );
});
