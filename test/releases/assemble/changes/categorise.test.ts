import { expect, test } from 'vitest';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** What one commit after the first release is told to be, and why. */
function judge(subject: string, body = '') {
  const { commit, tag, history } = startHistory();
  tag('1.0', commit('Start'));
  tag('1.1', commit(subject, { body }));
  const { product } = assembleOne([history()]);
  return product.releases[0]?.changes.map(({ title, category, categorySource }) => `${category}: ${title} (${categorySource})`);
}

test.each([
  ['This fixes CVE-2026-12345.'],
  ['Addressed in the new parser.\n\nAddresses the overflow of CVE-2026-12345, found by Mara.'],
  ['resolves cve list\nResolved: CVE-2026-1234'],
  ['It mitigates CVE-2025-9 and others.'],
])('a body that says a CVE is put right makes a security change: %j', (body) => {
  expect(judge('fix: read long names', body)).toEqual(['security: read long names (names a CVE id)']);
});

test.each([
  ['Not affected by CVE-2026-12345.'],
  ['Fixes the reading of names.\nSee CVE-2026-12345 for another program.'],
  ['Fixes CVE-26-1.'],
])('a body that only speaks of a CVE makes none: %j', (body) => {
  expect(judge('fix: read long names', body)).toEqual(['fixed: read long names (conventional type `fix`)']);
});

test('a subject makes a security change by naming a CVE at all', () => {
  expect(judge('Look into CVE-2026-12345')).toEqual(['security: Look into CVE-2026-12345 (names a CVE id)']);
});

test('a merge and each of the commits that it brought can tell it', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('1.0', commit('Start'));
  for (const [number, inner, outer] of [
    [4, 'Fixes CVE-2026-12345.', ''],
    [5, '', 'Fixes CVE-2026-12346.'],
  ] as const) {
    branch('feature', tip('main'));
    commit('Read long names', { branch: 'feature', body: inner });
    commit('Test it', { branch: 'feature' });
    commit(`Merge pull request #${number} from team/feature`, {
      parents: [tip('main'), tip('feature')],
      body: `Names ${number}\n\n${outer}`,
    });
  }
  tag('1.1', tip('main'));
  const { product } = assembleOne([history()]);
  expect(product.releases[0]?.changes.map(({ id, category, categorySource }) => [id, category, categorySource])).toEqual([
    ['pr-5', 'security', 'names a CVE id'],
    ['pr-4', 'security', 'names a CVE id'],
  ]);
});
