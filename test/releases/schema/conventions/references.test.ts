import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listReferences, mayRefer } from '../../../../src/releases/schema/conventions/numbers/references.ts';

const tickets = [{ pattern: /\b(PORTAL-\d+)\b/g, url: 'https://tickets.example/{id}' }];

const kindOf = () => ({ kind: 'unknown' as const, evidence: 'nothing tells' });
const home = 'https://forge.example/lab/portal';

/** Ids of what some texts name. */
function ids(...texts: readonly string[]): readonly string[] {
  return listReferences(texts, { issueUrl: () => null, kindOf, home, tickets }, 0).map(({ id }) => id);
}

test('issues, CVE ids and tickets come with their addresses, in that order', () => {
  const texts = ['PORTAL-7: address CVE-2026-12345', 'Fixes #12 and closes GH-13'];
  expect(listReferences(texts, { issueUrl: (number) => `https://forge.example/issues/${number}`, kindOf, home, tickets }, 0)).toEqual([
    { ...kindOf(), id: '#12', url: 'https://forge.example/issues/12' },
    { ...kindOf(), id: 'GH-13', url: 'https://forge.example/issues/13' },
    { kind: 'cve', id: 'CVE-2026-12345', url: 'https://www.cve.org/CVERecord?id=CVE-2026-12345' },
    { kind: 'ticket', id: 'PORTAL-7', url: 'https://tickets.example/PORTAL-7' },
  ]);
});

test.each([
  ['fixes #1, #2 and #3', ['#1', '#2', '#3']],
  ['Resolved: #4', ['#4']],
  ['closes #5 & #6', ['#5', '#6']],
  ['see GH-7', ['GH-7']],
  ['Add a thing (#8)', []],
  ['prefixes #9', []],
  ['fixes #0', []],
  ['fixes #1234567890', []],
  ['fixes #12abc', []],
  ['CVE-26-1', []],
  ['Fixes GHSA-2g68-c3qc-8985.', ['GHSA-2g68-c3qc-8985']],
  ['GHSA-1', []],
])('%s names %j', (text, found) => {
  expect(ids(text)).toEqual(found);
});

test.each([
  ['LANG-1234: Fix it', ['LANG-1234']],
  ['[LANG-1234] Fix it', ['LANG-1234']],
  ['fix: third attempt (SHOP-999)', ['SHOP-999']],
  ['UTF-8: Fix it', []],
  ['SHA-256 is the default', []],
  ['Fix it\n\nCloses-Bug: #1834567', ['LP #1834567']],
  ['Fix it\n\nPartial-Bug: 1834567', ['LP #1834567']],
  ['Closes: https://gitlab.example.org/GNOME/gnome-shell/-/issues/2152', ['GNOME/gnome-shell#2152']],
  ['Closes: https://forge.example/lab/portal/issues/7', ['#7']],
  ['https://bugzilla.example.org/show_bug.cgi?id=712345', ['bug 712345']],
  ['Fixes other/project#12', ['other/project#12']],
])('%s is looked up where it is', (text, found) => {
  expect(ids(text)).toEqual(found);
});

test('what is named twice stands once', () => {
  expect(ids('Fixes #1, CVE-2024-1234, PORTAL-1', 'closes #1, CVE-2024-1234, PORTAL-1')).toEqual(['#1', 'CVE-2024-1234', 'PORTAL-1']);
});

test('an id in an address cannot leave its place there', () => {
  const rule = { pattern: /<(.+)>/g, url: 'https://tickets.example/{id}' };
  expect(listReferences(['<../$&?a=1#b>'], { issueUrl: () => null, kindOf, home, tickets: [rule] }, 0)[0]?.url).toBe(
    'https://tickets.example/..%2F%24%26%3Fa%3D1%23b',
  );
});

test('a message that names thousands of issues gives fifty, in time that does not explode', () => {
  const many = Array.from({ length: 5000 }, (_, index) => `#${index + 1}`).join(', ');
  expect(ids(`fixes ${many}`)).toHaveLength(50);
  expect(ids(`fixes ${'#1 '.repeat(50_000)}!`)).toEqual(['#1']);
});

test('a text that names an issue or a CVE id is never passed over', () => {
  const pieces = fc.constantFrom('fixes', 'GH-', '#', 'CVE-', '2024-', '1234', ' ', ':', ',', ' and ', 'gh-', '\u200b');
  const texts = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      const found = listReferences([text], { issueUrl: () => null, kindOf, home, tickets: [] }, 0);
      expect(found.length === 0 || mayRefer(text)).toBe(true);
    }),
    { seed: 20_261_121, numRuns: 2000 },
  );
});
