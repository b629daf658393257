import { expect, test } from 'vitest';
import { forgeLinks } from '../../../src/forges/schema/forge-links.ts';

test('each forge has its own addresses of commits and pull requests', () => {
  const addresses = (['github', 'gitlab', 'gitea', 'bitbucket'] as const).map((forge) => {
    const links = forgeLinks({ url: 'https://forge.example/o/r', forge });
    return [links?.commit('abc'), links?.pull(7)].map((address) => address?.replace('https://forge.example/o/r', ''));
  });
  expect(addresses).toEqual([
    ['/commit/abc', '/pull/7'],
    ['/-/commit/abc', '/-/merge_requests/7'],
    ['/commit/abc', '/pulls/7'],
    ['/commits/abc', '/pull-requests/7'],
  ]);
});

test('a repository whose page is not on the web has no links', () => {
  expect(forgeLinks(null)).toBeNull();
  expect(forgeLinks({ url: 'javascript:alert(1)', forge: 'github' })).toBeNull();
});
