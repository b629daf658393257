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

test.each([
  ['feat!: drop the old client', '', 'breaking: drop the old client (marked as breaking by its author)'],
  ['BREAKING CHANGE: rows begin at 0', '', 'breaking: BREAKING CHANGE: rows begin at 0 (marked as breaking by its author)'],
  ['Breaking: rows begin at 0', '', 'breaking: rows begin at 0 (marked as breaking by its author)'],
  ['[BOX-1] feat(api)!: rows begin at 0', '', 'breaking: rows begin at 0 (marked as breaking by its author)'],
  ['fix: rows', 'BREAKING CHANGE: none', 'fixed: rows (conventional type `fix`)'],
  ['fix: rows', 'BREAKING CHANGE: N/A', 'fixed: rows (conventional type `fix`)'],
  ['fix: rows', 'BREAKING CHANGES: No breaking changes.', 'fixed: rows (conventional type `fix`)'],
  ['docs: footers', 'Write\n\n    BREAKING CHANGE: what', 'documentation: footers (conventional type `docs`)'],
  ['docs: footers', 'Write\n\n```\nBREAKING CHANGE: what\n```', 'documentation: footers (conventional type `docs`)'],
  ['fix: rows', 'BREAKING CHANGE: none of the rows is kept', 'breaking: rows (marked as breaking by its author)'],
])('what its author says breaks is breaking, and nothing else is: %j, %j', (subject, body, expected) => {
  expect(judge(subject, body)).toEqual([expected]);
});

test('a list below a footer is what breaks', () => {
  const { commit, tag, history } = startHistory();
  tag('1.0', commit('Start'));
  tag('1.1', commit('feat: lists', { body: 'BREAKING CHANGES:\n\n- rows begin at 0\n- names are short\n\nCloses: nothing' }));
  tag('1.2', commit('feat: more', { body: 'BREAKING CHANGE:\n\n* fix: the sum' }));
  const { product } = assembleOne([history()]);
  expect(product.releases.slice(0, 2).map(({ changes }) => changes[0]?.breaking)).toEqual([
    'feat: more',
    'rows begin at 0\nnames are short',
  ]);
});

const dependabot = { name: 'dependabot[bot]', email: '49699333+dependabot[bot]@users.noreply.github.com' };

test('what a bot quotes of a dependency breaks nothing here, and its numbers are not ours', () => {
  const { commit, tag, history } = startHistory();
  const quoted = 'BREAKING CHANGE: drop node 16\nFixes #999\nFixes CVE-2026-12345.\n\n* feat!: no node 16';
  tag('1.0', commit('Start'));
  tag('1.1', commit('Bump box from 1.2 to 2.0 (#5)', { body: quoted, author: dependabot }));
  tag('1.2', commit('chore(deps)!: bump box from 2.0 to 3.0 (#6)', { body: quoted, author: dependabot }));
  tag('1.3', commit('Bump box from 3.0 to 4.0 (#7)', { body: quoted }));
  const { product } = assembleOne([history()]);
  expect(
    product.releases
      .slice(0, 3)
      .map(({ changes: [change] }) => [change?.category, change?.breaking, change?.references.map(({ id }) => id)]),
  ).toEqual([
    ['breaking', 'drop node 16\nno node 16', ['#999', 'CVE-2026-12345']],
    ['breaking', 'bump box from 2.0 to 3.0', ['CVE-2026-12345']],
    ['security', null, ['CVE-2026-12345']],
  ]);
});

test.each([['This is CVE-2026-12345.'], ['Long names ran over.\n\nCVE-2026-12345'], ['CVE: CVE-2026-12345']])(
  'a line that is nothing but the id of a CVE makes a security change: %j',
  (body) => {
    expect(judge('Limit names', body)).toEqual(['security: Limit names (names a CVE id)']);
  },
);

test.each([
  ['GHSA-7rjr-3q55-vv33'],
  ['Fixes GHSA-7rjr-3q55-vv33 for good.'],
  ['https://github.com/team/app/security/advisories/GHSA-7rjr-3q55-vv33'],
])('so does an advisory: %j', (body) => {
  expect(judge('Limit names', body)).toEqual(['security: Limit names (names a security advisory)']);
});

test('an advisory that is only spoken of makes none', () => {
  expect(judge('fix: names', 'Not affected by GHSA-7rjr-3q55-vv33')).toEqual(['fixed: names (conventional type `fix`)']);
});

test.each([
  ['Revert "Fix the sum (#4)"', 'changed'],
  ['Revert "fix: the sum"', 'changed'],
  ['Revert "Fix CVE-2026-12345"', 'changed'],
  ['Revert "Add a test of the sum"', 'internal'],
  ['Revert "Bump box from 1.0 to 1.1"', 'dependencies'],
  ['Reapply "Fix the sum"', 'fixed'],
  ['Revert "Revert "Add a sum""', 'added'],
  ['Revert "Reapply "Add a sum""', 'changed'],
])('a revert is no fix, whatever it quotes: %j is %s', (subject, category) => {
  expect(judge(subject)).toEqual([`${category}: ${subject} (reverts another change)`]);
});

test('a squash that is called a release is what its list holds, and says so', () => {
  const { commit, tag, history } = startHistory();
  tag('1.0', commit('Start'));
  tag('1.1', commit('Release 1.1 (#9)', { body: '* Fix the sum (#7)\n\n* feat: a map (#8)\n\n* wip' }));
  tag('1.2', commit('Release 1.2 (#12)', { body: '* Test the sum (#10)\n\n* ci: two cores (#11)' }));
  tag('1.3', commit('chore: lint (#15)', { body: '* Fix the sum (#13)' }));
  const { product } = assembleOne([history()]);
  expect(
    product.releases.slice(0, 3).map(({ changes: [change] }) => [change?.category, change?.categorySource, change?.note.text]),
  ).toEqual([
    ['internal', 'conventional type `chore`', 'lint'],
    ['internal', 'first word `release`', 'Release 1.2'],
    ['added', 'the changes that it lists', 'Fix the sum (#7); a map (#8)'],
  ]);
});

test('where a history without remote names merge requests as GitLab does, numbers with a sharp are issues', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('1.0', commit('Start'));
  branch('map', tip('main'));
  commit('Add a map', { branch: 'map' });
  commit("Merge branch 'map' into 'main'", {
    parents: [tip('main'), tip('map')],
    body: 'Add a map\n\nCloses #5\n\nSee merge request team/app!12',
  });
  tag('1.1', tip('main'));
  const { product } = assembleOne([history({ web: null })]);
  expect(product.releases[0]?.changes[0]?.references).toEqual([
    { kind: 'issue', id: '#5', url: null, evidence: 'the repository names merge requests with `!`, as GitLab does' },
  ]);
});

test('what was merged from the fork of an advisory is a security change by its body, squashed or not', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('1.0', commit('Start'));
  commit('Merge commit from fork', { body: '* fix: refuse long paths\n\n* add a test' });
  commit('Merge commit from fork', { body: 'Signed-off-by: Ada <ada@example.org>' });
  commit('Merge pull request from GHSA-2g68-c3qc-8985', { body: '* Refuse other hosts' });
  branch('fork', tip('main'));
  commit('Escape names', { branch: 'fork' });
  commit('Add a test of names', { branch: 'fork' });
  commit('Merge commit from fork', { parents: [tip('main'), tip('fork')], body: 'escape names of folders' });
  tag('1.1', tip('main'));
  const { product } = assembleOne([history()]);
  expect(product.releases[0]?.changes.flatMap(({ references }) => references.map(({ id }) => id))).toEqual(['GHSA-2g68-c3qc-8985']);
  expect(product.releases[0]?.changes.map(({ title, category, commits }) => [category, title, commits.length])).toEqual([
    ['security', 'escape names of folders', 2],
    ['security', 'Refuse other hosts', 1],
    ['security', 'Merge commit from fork', 1],
    ['security', 'refuse long paths', 1],
  ]);
});

test('the changelog in the body of a release is what others brought', () => {
  const { commit, tag, history } = startHistory();
  tag('1.0', commit('Start'));
  commit('feat: a map (#7)');
  tag('1.1', commit('chore(main): release 1.1 (#9)', { body: '## 1.1\n\n### Features\n\n* a map (#7)' }));
  const { product } = assembleOne([history()]);
  expect(product.releases[0]?.changes.map(({ title, category }) => [category, title])).toEqual([
    ['added', 'a map'],
    ['internal', 'release 1.1'],
  ]);
});
