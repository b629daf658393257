import { expect, test } from 'vitest';
import { readRepository } from '../../../src/git/read/repository/read-repository.ts';
import type { WrittenNote } from '../../../src/notes/schema/extension.ts';
import { describeSources, formatWritten } from '../../../src/notes/views/format-written.ts';
import { countWritten } from '../../../src/notes/views/written-counts.ts';
import { makeRepository } from '../../git-repository.ts';
import { assembleOne } from '../../releases/assemble-one.ts';

async function makePlace() {
  const { path, commit, git } = makeRepository();
  commit('feat: show <b>sheets</b> (#1)');
  commit('ci: faster (#2)');
  commit('fix: lose nothing (#3)');
  git('tag', 'v1.0.0');
  const { history } = await readRepository({ path, id: 'app', web: 'https://github.com/acme/app' });
  const { product } = assembleOne([history]);
  return {
    product,
    changes: product.releases[0]?.changes ?? [],
    address: '/app/1.0.0/',
    prefix: '',
    level: 2 as const,
    href: (to: string) => to,
  };
}

function note(text: string, rest: Partial<WrittenNote>): WrittenNote {
  const source = { repository: 'app', path: 'CHANGELOG.md', line: 3, commit: 'a'.repeat(40), convention: 'changelog' };
  return { text, section: null, category: null, numbers: [], source, state: 'in-git', changes: [], release: null, reason: '', ...rest };
}

test('what differs comes first; what users do not notice is folded; every text is escaped', async () => {
  const place = await makePlace();
  const notes = [
    note('Sheets <img src=x>', { changes: ['pr-1'], numbers: [{ number: 1, kind: 'pull' }] }),
    note('Gone', { state: 'not-in-git', reason: 'No change has it.' }),
  ];
  const { text } = formatWritten({ ...place, notes, unwritten: ['pr-2', 'pr-3'] });
  const order = [
    'id="not-in-git"',
    'Gone',
    'No change has it.',
    'id="unwritten"',
    '<details open><summary>Fixed',
    '<details><summary>Internal',
    'id="both"',
  ];
  expect(order.map((part) => text.indexOf(part))).toEqual(order.map((part) => text.indexOf(part)).toSorted((a, b) => a - b));
  expect(order.filter((part) => !text.includes(part))).toEqual([]);
  expect(text).toContain('Sheets &lt;img src=x&gt;');
  expect(text).toContain('<a href="/app/1.0.0/#pr-1">');
  expect(text).not.toMatch(/<img|<b>/);
  expect(countWritten({ notes, unwritten: ['pr-2', 'pr-3'] }, place.changes)).toEqual({ both: 1, unwritten: 1, unnoticed: 1, notInGit: 1 });
});

test('where the notes stand is said', () => {
  const fragment = note('a', {
    source: { repository: 'app', path: 'changelog/1.fix.md', line: null, commit: '', convention: 'towncrier' },
  });
  expect(describeSources([{ path: 'NEWS', asOf: 'later' }], [fragment])).toBe(
    'Read from NEWS (written after the tag) and 1 note in fragments.',
  );
  expect(describeSources([], [])).toBe('');
});
