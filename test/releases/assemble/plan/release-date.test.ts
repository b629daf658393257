import { expect, test } from 'vitest';
import type { RawTag } from '../../../../src/git/schema/repository.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';
import { instantOnDay } from '../../small-graph.ts';

/** The day of the release that is tagged at the second of three commits, each given its day of January, the tag another; null for a lightweight one. */
function dayOf(days: readonly [number, number, number], tagged: number | null): string | undefined {
  const { commit, tag, history } = startHistory();
  commit('Start');
  tag('1.0.0', commit('Go on'), tagged !== null);
  commit('Go on further');
  const read = history();
  const commits = read.commits.map((each, at) => ({ ...each, committedAt: instantOnDay(days.toReversed()[at] ?? 1) }));
  const tags = read.tags.map((each): RawTag => ({ ...each, taggedAt: tagged === null ? null : instantOnDay(tagged) }));
  return assembleOne([{ ...read, commits, tags }]).product.releases[0]?.date?.slice(8, 10);
}

test.each<{
  readonly title: string;
  readonly days: readonly [number, number, number];
  readonly tagged: number | null;
  readonly day: string;
}>([
  { title: 'its tag says so', days: [1, 5, 9], tagged: 7, day: '07' },
  { title: 'its commit does, for a lightweight tag', days: [1, 5, 9], tagged: null, day: '05' },
  { title: 'its commit was made, when the tag says that it is older', days: [1, 5, 9], tagged: 3, day: '05' },
  { title: 'the tag says, when the commit is dated after what was built on it', days: [1, 20, 9], tagged: 7, day: '07' },
  { title: 'its tag says, also on the day of its commit', days: [1, 5, 5], tagged: 5, day: '05' },
])('a release was made on the day on which $title', ({ days, tagged, day }) => {
  expect(dayOf(days, tagged)).toBe(day);
});

test('a commit that was written before its tag and committed anew after it is of a history that was rewritten: the tags tell', () => {
  const { commit, tag, history } = startHistory();
  tag('1.0.0', commit('Start'));
  const read = history();
  const at = (day: number, authored: number) => {
    const commits = read.commits.map((each) => ({
      ...each,
      authored: Date.parse(instantOnDay(authored)) / 1000,
      committedAt: instantOnDay(day),
    }));
    const tags = read.tags.map((each): RawTag => ({ ...each, taggedAt: instantOnDay(5) }));
    return assembleOne([{ ...read, commits, tags }]).product.releases[0]?.date?.slice(8, 10);
  };
  expect([at(20, 4), at(20, 6), at(20, 20)]).toEqual(['05', '20', '20']);
});
