import { expect, test } from 'vitest';
import type { ProductConfig } from '../../../../src/book/schema/config.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** One commit with tags, light unless a name begins with `!`; `on` another branch, or `from` where that begins. */
interface Step {
  readonly tags?: readonly string[];
  readonly on?: string;
  readonly from?: string;
  readonly subject?: string;
  /** Merges this branch. */
  readonly merge?: string;
}

function assemble(steps: readonly Step[], config: Partial<ProductConfig> = {}, branches: readonly string[] = []) {
  const { commit, branch, tag, tip, history } = startHistory();
  steps.forEach(({ tags = [], on = 'main', from, subject, merge }, index) => {
    if (from !== undefined) branch(on, tip(from));
    const parents = merge === undefined ? {} : { parents: [tip(on), tip(merge)] };
    commit(subject ?? `Change ${index + 1}`, { branch: on, ...parents });
    for (const name of tags) tag(name.replace('!', ''), tip(on), name.startsWith('!'));
  });
  for (const name of branches) branch(name, tip('main'));
  const { product } = assembleOne([history()], config);
  return product;
}

/** Each release as `version ← predecessor`, newest first. */
function follow(steps: readonly Step[], config: Partial<ProductConfig> = {}, branches: readonly string[] = []): readonly string[] {
  return assemble(steps, config, branches).releases.map(({ version, predecessor }) => `${version} ← ${predecessor?.version ?? 'none'}`);
}

const each = (...names: readonly (readonly string[])[]): readonly Step[] => names.map((tags) => ({ tags }));

test.each<readonly [title: string, steps: readonly Step[], releases: readonly string[], unknown: readonly string[]]>([
  [
    'a name that was dropped, or put in front by a slip, is the same project',
    each(['Rates-v1.29'], ['Rates-v1.30'], ['v1.31'], ['Rates-v1.32'], ['v1.33']),
    ['1.33 ← 1.32', '1.32 ← 1.31', '1.31 ← 1.30', '1.30 ← 1.29', '1.29 ← none'],
    [],
  ],
  [
    'two names of which one is a part of the other are the same project where one goes on after the other',
    each(['LANG_3_8'], ['LANG_3_8_1'], ['commons-lang-3.9'], ['rel/commons-lang-3.10'], ['STRUTS_1_1_B2']),
    ['3.10 ← 3.9', '3.9 ← 3.8.1', '3.8.1 ← 3.8', '3.8 ← none'],
    ['STRUTS_1_1_B2'],
  ],
  [
    'a name whose versions are older or younger than their numbers say is a component',
    each(['v1.0.0'], ['v2.0.0'], ['gui-1.5.0'], ['gui-1.6.0'], ['v2.1.0']),
    ['2.1.0 ← 2.0.0', '2.0.0 ← 1.0.0', '1.0.0 ← none'],
    ['gui-1.5.0', 'gui-1.6.0'],
  ],
  [
    'two names that both go on after the versions without are packages',
    each(['v1.0.0'], ['v1.1.0'], ['a-1.2.0', 'b-1.2.0'], ['a-1.3.0', 'b-1.3.0']),
    ['1.1.0 ← 1.0.0', '1.0.0 ← none'],
    ['a-1.2.0', 'a-1.3.0', 'b-1.2.0', 'b-1.3.0'],
  ],
  [
    'tags that move are no releases, whatever kind they are',
    each(['v2.0.0'], ['v2.1.0'], ['!v2.1.1', 'v2', '!v2.1']),
    ['2.1.1 ← 2.1.0', '2.1.0 ← 2.0.0', '2.0.0 ← none'],
    ['v2', 'v2.1'],
  ],
  [
    'a version of fewer parts at the commit of a later one alone is a release',
    each(['0.1'], ['0.2', '0.2.1']),
    ['0.2.1 ← 0.2', '0.2 ← 0.1', '0.1 ← none'],
    [],
  ],
  [
    'a final version of fewer parts than its candidates does not move',
    each(['8.0.0.0rc1'], ['8.0.0'], ['8.0.1']),
    ['8.0.1 ← 8.0.0', '8.0.0 ← none'],
    [],
  ],
  [
    'build metadata makes no release beside the version without, and none of a candidate',
    each(['v1.0.0+aaa'], ['v1.1.0-rc.1+bbb'], ['v1.1.0+ccc'], ['v1.2.0', 'v1.2.0+ddd']),
    ['1.2.0 ← 1.1.0+ccc', '1.1.0+ccc ← 1.0.0+aaa', '1.0.0+aaa ← none'],
    [],
  ],
  [
    'a second numbering at the same commits makes no releases, nor does what is left of it',
    each(
      ['v2.35.0', 'v0.35.0'],
      ['v2.36.0', 'v0.36.0'],
      ['v3.0.0', 'v0.300.0'],
      ['v0.301.0'],
      ['v3.1.0'],
      ['v3.2.0', 'v0.302.0'],
      ['v3.3.0', 'v0.303.0'],
    ),
    ['3.3.0 ← 3.2.0', '3.2.0 ← 3.1.0', '3.1.0 ← 3.0.0', '3.0.0 ← 2.36.0', '2.36.0 ← 2.35.0', '2.35.0 ← none'],
    ['v0.301.0'],
  ],
  [
    'marks of an end, of a beginning, and builds made after the final are no candidates',
    each(['1.0.0.dev0'], ['1.0.0rc1'], ['1.0.0'], ['v1.0.0-20251207-abc'], ['1.0-eol'], ['2.0.0.dev0']),
    ['1.0.0 ← none'],
    ['1.0-eol', '1.0.0.dev0', '2.0.0.dev0', 'v1.0.0-20251207-abc'],
  ],
  [
    'the stage may stand in front of the number',
    each(['curl-8_21_0'], ['rc-8_22_0-1'], ['curl-8_22_0']),
    ['8.22.0 ← 8.21.0', '8.21.0 ← none'],
    [],
  ],
])('%s', (_title, steps, releases, unknown) => {
  expect(follow(steps)).toEqual(releases);
  expect(assemble(steps).repositories[0]?.unknownTags.map(({ name }) => name)).toEqual(unknown);
});

test('where numbering began anew, the smaller numbers follow the greater', () => {
  const steps = [
    ...each(['2014.2'], ['2015.1.0rc1']),
    { tags: ['2015.1.0'], on: 'kilo', from: 'main' },
    { tags: ['8.0.0.0b1'] },
    { tags: ['8.0.0'] },
    { tags: ['2015.1.1'], on: 'kilo' },
    { tags: ['9.0.0'] },
  ];
  expect(follow(steps)).toEqual(['9.0.0 ← 8.0.0', '8.0.0 ← 2015.1.0', '2015.1.1 ← 2015.1.0', '2015.1.0 ← 2014.2', '2014.2 ← none']);
});

test('of lines that parted at one commit the first is compared with, not the one with the greatest number', () => {
  const steps = [
    ...each(['14.0.0.0rc1']),
    { tags: ['14.0.0'], on: 'rocky', from: 'main' },
    { tags: ['14.1.0'], on: 'rocky' },
    { tags: ['15.0.0'] },
  ];
  expect(follow(steps)).toEqual(['15.0.0 ← 14.0.0', '14.1.0 ← 14.0.0', '14.0.0 ← none']);
});

test('a release whose only commit of its own sets the version is contained in what goes on beside it', () => {
  const steps = [
    ...each(['v2.2.3'], []),
    { tags: ['v2.2.4'], on: 'aside', from: 'main', subject: 'chore: bump version' },
    { tags: [] },
    { tags: ['v2.2.5'], on: 'aside', from: 'main', subject: 'chore: bump version' },
    { tags: ['v2.3.0'] },
  ];
  expect(assemble(steps).releases[0]?.predecessor).toEqual({
    version: '2.2.5',
    reason: 'it is the last release of line 2.2 before this one, and 2.3.0 contains it but for the commit that was tagged',
  });
  const fixed = steps.map((step) => (step.tags?.[0] === 'v2.2.5' ? { ...step, subject: 'Fix saving' } : step));
  expect(assemble(fixed).releases[0]?.predecessor?.version).toBe('2.2.4');
});

test.each<readonly [branches: readonly string[], versions: readonly string[], lines: readonly string[]]>([
  [
    ['gnome-3-36', 'gnome-3-38', 'gnome-40', 'gnome-41'],
    ['3.36.0', '3.38.0', '40.0', '40.1', '41.0', '42.0'],
    ['42', '41', '40', '3.38', '3.36'],
  ],
  [
    ['REL_1_0', 'REL_1_1'],
    ['1.0.1', '1.1.0'],
    ['1.1', '1.0'],
  ],
  [[], ['1.29', '1.30', '1.31', '1.32', '1.33', '1.34'], ['1']],
  [[], ['1.29', '1.30', '1.30.1', '1.32', '1.33', '1.34'], ['1.34', '1.33', '1.32', '1.30', '1.29']],
])('with branches %j, versions %j make lines %j', (branches, versions, lines) => {
  expect(assemble(each(...versions.map((version) => [version])), {}, branches).lines.map(({ id }) => id)).toEqual(lines);
});

test.each(['release/web/0.15', 'web/release-0.15', 'release/web-v0.15', 'web-0.15'])(
  '%s is a branch of a line of component web',
  (name) => {
    const steps = [{ tags: ['web/0.15.0', 'api/1.0.0'] }, { on: name, from: 'main', subject: 'Fix the route' }, { tags: ['web/0.16.0'] }];
    const line = assemble(steps, { repositories: [{ path: 'app', id: 'app', tags: 'web/*' }] }).lines.at(-1);
    expect([line?.branch, line?.unreleased.flatMap(({ changes }) => changes.map(({ title }) => title))]).toEqual([name, ['Fix the route']]);
  },
);

test('a branch that names no component is no line of one of several', () => {
  const steps = [{ tags: ['web/0.15.0', 'api/0.15.0'] }, { on: 'release-0.15', from: 'main' }, { tags: ['web/0.16.0'] }];
  expect(assemble(steps, { repositories: [{ path: 'app', id: 'app', tags: 'web/*' }] }).lines.at(-1)?.branch).toBeNull();
});

test('a release that a later line contains is superseded, and a line is called what something shows', () => {
  const steps: readonly Step[] = [
    ...each(['1.0.0'], ['1.1.0']),
    { tags: ['1.1.1'], on: 'release-1.1', from: 'main' },
    ...each(['1.2.0-rc.1'], ['2.0.0']),
    { tags: ['1.1.2'], on: 'release-1.1' },
    { tags: ['train-eol'], on: 'old', from: 'main' },
  ];
  const { releases, lines } = assemble(steps.slice(0, -1));
  expect(releases.map(({ version, status, supersededBy }) => [version, status, supersededBy])).toEqual([
    ['2.0.0', 'released', null],
    ['1.2.0', 'candidate', '2.0.0'],
    ['1.1.2', 'released', null],
    ['1.1.1', 'superseded', '1.1.2'],
    ['1.1.0', 'superseded', '1.1.2'],
    ['1.0.0', 'superseded', '2.0.0'],
  ]);
  expect(lines.map(({ id, state }) => [id, state.kind, state.reason])).toEqual([
    ['2.0', 'maintained', 'It is the newest line.'],
    ['1.2', 'superseded', '1.2.0 was never released; 2.0.0 came instead.'],
    ['1.1', 'maintained', '1.1.2 was released on it after 2.0.0, when line 2.0 was there.'],
    ['1.0', 'superseded', 'Line 2.0 contains 1.0.0, its latest release.'],
  ]);
  expect(assemble(steps).lines[0]?.state).toEqual({ kind: 'end-of-life', reason: 'The tag train-eol says so.' });
});

test('development releases are no candidates, but where a project has nothing else', () => {
  const versions = (...names: readonly string[]) => {
    const { commit, tag, history } = startHistory();
    for (const name of names) tag(name, commit(`Work for ${name}`));
    const { product } = assembleOne([history()]);
    return product.releases.map(({ version, candidates }) => [version, ...candidates.map((each) => each.version)]);
  };
  expect(versions('1.0.0.dev1', '1.0.0rc1', '1.0.0', '2.0.0.dev0', '2.0.0.dev1')).toEqual([['1.0.0', '1.0.0rc1']]);
  expect(versions('0.1.0.dev1', '0.1.0.dev2')).toEqual([['0.1.0', '0.1.0.dev1', '0.1.0.dev2']]);
});
