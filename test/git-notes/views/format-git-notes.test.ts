import { expect, test } from 'vitest';
import type { GitNoteFact, GitNotes } from '../../../src/git-notes/schema/extension.ts';
import { formatGitNotes } from '../../../src/git-notes/views/format-git-notes.ts';
import { gitNotesViews } from '../../../src/git-notes/views/git-notes-views.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

const book = syntheticBook({ releases: 2, changes: 2 });
const [product] = book.products;
const [release] = product?.releases ?? [];
if (product === undefined || release === undefined) throw new Error('There is no release.');
const [change] = release.changes;
if (change === undefined) throw new Error('There is no change.');
const on = '0123456789abcdef0123456789abcdef01234567';

function note(other: Partial<GitNoteFact> = {}): GitNoteFact {
  return {
    ...{ repository: 'portal-api', ref: 'review', on, change: change?.id ?? '', lines: ['Fine.'], cut: false, reviewers: [] },
    writer: { name: 'Mira', at: '2026-03-01T10:00:00+01:00' },
    ...other,
  };
}

/** The words of the section's rows, cell by cell, and what stands around the table. */
function show(notes: readonly GitNoteFact[], more = 0) {
  if (product === undefined || release === undefined) throw new Error('There is no release.');
  const { text } = formatGitNotes(product, release, { notes: [...notes], more });
  const rows = [...text.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map(([, row = '']) => row);
  return { text, rows, words: rows.map((row) => row.split(/<\/t[dh]>/).map((cell) => cell.replace(/<[^>]*>/g, '').trim())) };
}

test('a note leads to its change and its commit, and says who wrote it where', () => {
  const { rows, words } = show([note(), note({ change: 'gone', on: `f${on.slice(1)}`, writer: null, ref: 'commits' })]);
  expect(words).toEqual([
    [`${change.title} 012345678`, 'Fine.', 'Mira, 1 Mar 2026 review', ''],
    ['gone f12345678', 'Fine.', 'Nobody is named commits', ''],
  ]);
  expect(rows[0]).toContain(`<a href="#${change.id}">${change.title}</a>`);
  expect(rows[0]).toMatch(new RegExp(`<a href="https://[^"]*/commit/${on}">012345678</a>`));
});

test('a note on what was tagged is on no change, and its object, which may be a tag, is no link', () => {
  const { rows, words } = show([note({ change: null }), note({ repository: 'somewhere else' })]);
  expect(words.map(([first]) => first)).toEqual(['What was tagged, 012345678', `${change.title} 012345678`]);
  expect(rows.map((row) => [row.includes('<a href="#'), row.includes('/commit/')])).toEqual([
    [false, false],
    [true, false],
  ]);
});

test('fifteen lines are shown, and that there is more is said', () => {
  const lines = Array.from({ length: 16 }, (_, at) => `line ${at + 1}`);
  const shown = show([note({ lines: lines.slice(0, 15) }), note({ lines }), note({ cut: true })]).words.map(([, text]) => text);
  expect(shown).toEqual([lines.slice(0, 15).join('\n'), `${lines.slice(0, 15).join('\n')} …`, 'Fine. …']);
});

test('two hundred notes are shown, and the others are counted with those that were not read', () => {
  const notes = Array.from({ length: 203 }, () => note());
  expect([show(notes, 2).rows.length, show(notes.slice(0, 200)).rows.length]).toEqual([200, 200]);
  expect(show(notes, 2).text).toContain('5 more notes not shown.');
  expect(show(notes.slice(0, 201)).text).toContain('1 more note not shown.');
  expect(show(notes.slice(0, 200)).text).not.toContain('not shown');
});

test('who is named in a role is named once, twenty of them', () => {
  const many = Array.from({ length: 22 }, (_, at) => ({ role: 'Tested-by', name: `T${at + 1}` }));
  const reviewers = [
    { role: 'Reviewed-by', name: 'Mira' },
    { role: 'reviewed-by', name: 'Jo' },
  ];
  const { text } = show([note({ reviewers }), note({ reviewers: [{ role: 'Reviewed-by', name: 'Mira' }, ...many] })]);
  const facts = [...text.matchAll(/<div><dt>(.*?)<\/dt><dd>(.*?)<\/dd><\/div>/g)].map(([, role, names]) => `${role}: ${names}`);
  const twenty = many.slice(0, 20).map(({ name }) => name);
  expect(facts).toEqual(['Reviewed-by: Mira and Jo', `Tested-by: ${twenty.join(', ')} and 2 others`]);
  expect(show([note()]).text).not.toContain('<dl');
});

test('a release without notes has no section, and a Book without any does not explain them', () => {
  const noted = (gitNotes: GitNotes | null) => ({
    ...product,
    releases: [
      { ...release, gitNotes },
      { ...release, gitNotes: null },
    ],
  });
  const [sections] = [{ notes: [note()], more: 2 }].map((gitNotes) =>
    gitNotesViews.sections?.({ product: noted(gitNotes), release: { ...release, gitNotes } }, book),
  );
  expect(sections?.map(({ id, name, count, stamp, place }) => [id, name, count, stamp, place])).toEqual([
    ['git-notes', 'Git notes', 3, null, 'after-changes'],
  ]);
  expect(sections?.[0]?.format((address) => address).text).toContain('<h2>Git notes</h2>');
  expect(gitNotesViews.sections?.({ product, release: { ...release, gitNotes: null } }, book)).toEqual([]);
  const terms = (gitNotes: GitNotes | null) => gitNotesViews.terms?.({ ...book, products: [noted(gitNotes)] }).map(({ term }) => term);
  expect([terms(null), terms({ notes: [note()], more: 0 })]).toEqual([[], ['Git note']]);
});
