import { expect, test } from 'vitest';
import type { ChangeRow } from '../../../../src/releases/views/changes/change-row.ts';
import { formatChangeList } from '../../../../src/releases/views/changes/format-change-list.ts';

const row: ChangeRow = {
  id: 'pr-705',
  title: 'Show `sample` sheets',
  note: null,
  breaking: null,
  reverts: null,
  repository: null,
  pull: { text: '#705', href: 'https://forge.example/pull/705' },
  otherPulls: [],
  commits: [{ text: '1a2b3c4d5', href: 'https://forge.example/commit/1a2b3c4d5e6f' }],
  authors: 'Mara Okafor',
  bot: false,
  references: [],
  dependency: null,
  provenance: null,
};
const place = { prefix: '', href: (address: string) => `/base${address}` };
const hostile = `<img src=x onerror="alert(1)">&'`;
const harmless = '&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;';

test('a change is its permalink, its title, who made it, its pull request and its commit', () => {
  expect(formatChangeList([row], { ...place, prefix: 'u1-' }).text).toBe(
    '<li id="u1-pr-705"><a class="permalink" href="#u1-pr-705" aria-label="Link to u1-pr-705"></a><span class="scope"></span>' +
      '<p class="text">Show <code>sample</code> sheets</p><span class="by">Mara Okafor</span><span class="also"></span>' +
      '<span class="ref"><a href="https://forge.example/pull/705">#705</a>' +
      '<a class="sha" href="https://forge.example/commit/1a2b3c4d5e6f">1a2b3c4d5</a></span></li>',
  );
});

test('scope and origin have columns of their own, other pull requests stand below the title', () => {
  const otherPulls = [
    { text: '#71', href: undefined, role: 'copied from' },
    { text: '#9', href: undefined, role: 'mentions' },
  ];
  const html = formatChangeList([{ ...row, scope: 'search', otherPulls }], place).text;
  expect(html).toContain('<span class="scope">search</span>');
  expect(html).toContain('<span class="also">copied from #71</span>');
  expect(html).toContain('<small>mentions #9</small></p>');
});

test('a change without known addresses is text', () => {
  const html = formatChangeList(
    [{ ...row, pull: { text: '#705', href: undefined }, commits: [{ text: '1a2b3c4d5', href: undefined }] }],
    place,
  ).text;
  expect(html).toContain('<span class="ref">#705<span class="sha">1a2b3c4d5</span></span>');
});

test('what a revert takes back is said once', () => {
  expect(formatChangeList([{ ...row, reverts: 'takes back "parallel search"' }], place).text).toContain(
    '<small>Takes back &quot;parallel search&quot;.</small>',
  );
});

test('no text from outside becomes markup', () => {
  const html = formatChangeList(
    [
      {
        ...row,
        id: hostile,
        title: hostile,
        note: hostile,
        breaking: `${hostile}!`,
        reverts: hostile,
        repository: { name: hostile, number: 1 },
        pull: { text: hostile, href: hostile },
        otherPulls: [{ text: hostile, href: hostile, role: 'mentions' }],
        commits: [{ text: hostile, href: hostile }],
        authors: hostile,
        references: [{ text: hostile, href: hostile }],
        dependency: hostile,
        alsoIn: [{ text: hostile, href: hostile }],
        provenance: hostile,
      },
    ],
    place,
  ).text;
  expect(html).not.toContain('<img');
  expect(html).not.toContain('onerror="');
  expect(html.split(harmless)).toHaveLength(22);
});

test('other pull requests stand together by what they are to the change', () => {
  const other = (number: number, role: string) => ({ text: `#${number}`, href: undefined, role });
  const otherPulls = [other(36, 'carried on by'), other(12, 'mentions'), other(31, 'carried on by')];
  expect(formatChangeList([{ ...row, otherPulls }], place).text).toContain('<small>carried on by #36 #31 mentions #12</small>');
});

test('the other releases that list a change lead to it there', () => {
  const alsoIn = [
    { text: '2.1.9 (line 2.1)', href: '/portal/2.1.9/#pr-36' },
    { text: '1.0', href: undefined },
  ];
  expect(formatChangeList([{ ...row, alsoIn }], place).text).toContain(
    '<span class="also"><a href="/base/portal/2.1.9/#pr-36">2.1.9 (line 2.1)</a>, 1.0</span>',
  );
});
