import { expect, test } from 'vitest';
import type { ChangeOverride, ReleaseNotes } from '../../../../src/releases/schema/release-notes.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

function write(version: string, rest: Partial<ReleaseNotes> = {}): ReleaseNotes {
  const source = `content/releases/app/${version}/release.mdx`;
  return { product: 'app', version, source, highlights: null, yanked: null, knownIssues: [], errata: [], changes: new Map(), ...rest };
}

function correct(...corrections: readonly (readonly [key: string, override: Omit<ChangeOverride, 'line' | 'column'>])[]): ReleaseNotes {
  return write('1.0', { changes: new Map(corrections.map(([key, override], at) => [key, { ...override, line: at + 1, column: 3 }])) });
}

/** Two repositories with release 1.0: pull request 4 in both, 5 in `web` as a copy of `api`'s 4, and a commit without a number. */
function assemble(notes: readonly ReleaseNotes[], forge: 'github' | 'gitlab' = 'github') {
  const api = startHistory('api');
  // Ids count up in each history: this one has a third, which the other has not.
  api.commit('Start');
  api.commit('Add four (#4)');
  const plain = api.commit('Add nothing more');
  api.tag('1.0', plain);
  const web = startHistory('web');
  const sign = forge === 'gitlab' ? '!' : '#';
  web.commit(`Fix four (${sign}4)`);
  web.commit(`[PR #4/54af64ad backport][1.0] Fix it (${sign}5)`);
  web.tag('1.0', web.tip('main'));
  const { product, problems } = assembleOne(
    [api.history(), web.history({ web: { url: 'https://forge.example/team/web', forge } })],
    {},
    { notes },
  );
  return { plain, product, notes: product.releases[0]?.changes.map(({ id, note }) => [id, note.text]), problems };
}

const { plain } = assemble([]);

test.each([
  ['a number with its repository', 'api#4', 'api-pr-4'],
  ['a number that one change alone was merged under', '#5', 'web-pr-5'],
  ['a commit id in full', plain, `api-c-${plain.slice(0, 12)}`],
  ['an abbreviated commit id in capital letters', plain.slice(0, 10).toUpperCase(), `api-c-${plain.slice(0, 12)}`],
])('%s corrects its change', (_, key, id) => {
  const { notes, problems } = assemble([correct([key, { note: 'Said better.' }])]);
  expect(problems).toEqual([]);
  expect(notes?.filter(([, text]) => text === 'Said better.')).toEqual([[id, 'Said better.']]);
});

test.each(['web#5', '#5', 'web!5', '!5', '!4'])('on GitLab, %s corrects its change', (key) => {
  const { notes, problems } = assemble([correct([key, { note: 'Said better.' }])], 'gitlab');
  expect(problems).toEqual([]);
  const id = key.endsWith('4') ? 'web-pr-4' : 'web-pr-5';
  expect(notes?.filter(([, text]) => text === 'Said better.')).toEqual([[id, 'Said better.']]);
});

test('a merge request that no change has, and one where there are none, are reported', () => {
  const report = (key: string, forge: 'github' | 'gitlab') =>
    assemble([correct([key, { note: 'Said better.' }])], forge).problems.map(({ code, message }) => [code, message]);
  const unknown = (key: string) => [
    ['override-key-unknown', `\`${key}\` does not name a change. Write it as \`#705\`, \`api#705\` or \`1a2b3c4\`.`],
  ];
  expect(report('web!9', 'gitlab')).toEqual([
    ['override-without-change', 'The correction of `web!9` fits no pull or merge request and no commit of a change in 1.0.'],
  ]);
  expect(report('api!4', 'gitlab')).toEqual(unknown('api!4'));
  expect(report('!5', 'github')).toEqual(unknown('!5'));
});

test('the change that a pull request brought goes before a copy of it', () => {
  expect(assemble([correct(['web#4', { note: 'Said better.' }])]).notes?.find(([, text]) => text === 'Said better.')?.[0]).toBe('web-pr-4');
});

test('a key that fits several changes corrects none and names them', () => {
  const { notes, problems } = assemble([correct(['#4', { note: 'Said better.' }])]);
  expect(notes?.some(([, text]) => text === 'Said better.')).toBe(false);
  expect(problems).toEqual([
    {
      code: 'override-ambiguous',
      severity: 'warning',
      place: { source: 'content/releases/app/1.0/release.mdx', line: 1, column: 3 },
      message: 'The correction of `#4` fits more than one change: `api-pr-4`, `web-pr-4`.',
      hint: 'Write the repository in front, as in `api#705`, or use a commit id.',
    },
  ]);
});

test.each(['#99', 'infra#4', plain.slice(0, 6), 'f'.repeat(40), '#', '#x', ''])('key %j fits nothing and is reported', (key) => {
  expect(assemble([correct([key, { note: 'Said better.' }])]).problems.map(({ code }) => code)).toEqual(['override-without-change']);
});

test('a category alone keeps the note, and moves the change to its place', () => {
  const { product } = assemble([correct(['web#5', { category: 'breaking' }])]);
  expect(product.releases[0]?.changes[0]).toMatchObject({
    id: 'web-pr-5',
    category: 'breaking',
    categorySource: 'a human decided',
    note: { text: 'Fix it', source: 'pull-request-title' },
  });
});

test('two corrections of one change add up', () => {
  const { product } = assemble([correct([plain, { note: 'Said better.' }], [plain.slice(0, 8), { category: 'removed' }])]);
  expect(product.releases[0]?.changes.find(({ category }) => category === 'removed')?.note).toEqual({
    text: 'Said better.',
    source: 'override',
  });
});

test('notes find their release however the version is spelled, and only the first of two counts', () => {
  const { product, problems } = assemble([write('1.0.0', { highlights: '<p>First</p>' }), write('1.0', { highlights: '<p>Second</p>' })]);
  expect(product.releases[0]?.highlights).toBe('<p>First</p>');
  expect(problems.map(({ code, place, message }) => [code, place.source, message])).toEqual([
    [
      'notes-twice',
      'content/releases/app/1.0/release.mdx',
      '`1.0` already has notes in `content/releases/app/1.0.0/release.mdx`. Only those are shown.',
    ],
  ]);
});

/** Statuses on a line of three releases, of which some were taken back. */
function statuses(...taken: readonly string[]) {
  const { commit, tag, history } = startHistory();
  for (const version of ['1.0.0', '1.0.1-rc.1', '1.0.2', '1.0.3']) tag(version, commit(`Change for ${version}`));
  const notes = taken.map((version) => write(version, { yanked: { date: null, reason: 'Loses uploads' } }));
  const { product } = assembleOne([history()], {}, { notes });
  return [product.lines[0]?.latest, ...product.releases.map(({ version, status, supersededBy }) => [version, status, supersededBy])];
}

test('the newest release that was not taken back is the latest, and nothing is superseded by what is older', () => {
  expect(statuses('1.0.3')).toEqual([
    '1.0.2',
    ['1.0.3', 'yanked', null],
    ['1.0.2', 'released', null],
    ['1.0.1', 'candidate', '1.0.2'],
    ['1.0.0', 'superseded', '1.0.2'],
  ]);
  expect(statuses('1.0.2', '1.0.3')).toEqual([
    '1.0.0',
    ['1.0.3', 'yanked', null],
    ['1.0.2', 'yanked', null],
    ['1.0.1', 'candidate', null],
    ['1.0.0', 'released', null],
  ]);
});

test('where all were taken back, the newest stays the latest', () => {
  expect(statuses('1.0.0', '1.0.2', '1.0.3')).toEqual([
    '1.0.3',
    ['1.0.3', 'yanked', null],
    ['1.0.2', 'yanked', '1.0.3'],
    ['1.0.1', 'candidate', '1.0.3'],
    ['1.0.0', 'yanked', '1.0.3'],
  ]);
});
