import { expect, test } from 'vitest';
import { findContainingLines } from '../../../../src/releases/assemble/lines/containing-lines.ts';
import { findEnded } from '../../../../src/releases/assemble/lines/ended-lines.ts';
import { orderLines } from '../../../../src/releases/assemble/lines/order-lines.ts';
import { startHistory } from '../../history.ts';
import { drawGraph, drawLines, type SmallLines } from '../../small-graph.ts';

interface Story {
  /** Of each repository, as for `drawGraph`. */
  readonly graphs: readonly string[];
  /** As for `drawLines`; smallest number first. */
  readonly lines: Readonly<Record<string, readonly string[]>>;
}

/** The lines in the order in which they followed each other. `candidates` are commits of releases beside the tagged ones, in the first repository. */
function order({ graphs: texts, lines }: Story, candidates: Readonly<Record<string, string>> = {}): readonly string[] {
  const graphs = texts.map((text) => drawGraph(text));
  const small = drawLines(graphs, lines);
  const ordered = orderLines(small.lines, {
    graphs,
    tipsOf: small.tipsOf,
    dateOf: small.dateOf,
    commitsOf: (release, repository) => {
      const tip = small.tipsOf(release)[repository] ?? -1;
      const candidate = repository === 0 ? graphs[0]?.indexOf.get(candidates[release.version.text] ?? '') : undefined;
      return [...(tip < 0 ? [] : [tip]), ...(candidate === undefined ? [] : [candidate])];
    },
  });
  return ordered.map(({ id }) => id);
}

const straight = ['a b<a c<b d<c e<d f<e'];

test.each<{ readonly title: string; readonly story: Story; readonly right: readonly string[] }>([
  {
    title: 'numbers that grew',
    story: { graphs: straight, lines: { '1.0': ['1.0.0 a'], '1.1': ['1.1.0 b'], '2.0': ['2.0.0 c'] } },
    right: ['1.0', '1.1', '2.0'],
  },
  {
    title: 'numbers that began anew, with all that came behind',
    story: { graphs: straight, lines: { '8.0': ['8.0.0 c'], '9.0': ['9.0.0 d'], '2014.1': ['2014.1.0 a'], '2015.1': ['2015.1.0 b'] } },
    right: ['2014.1', '2015.1', '8.0', '9.0'],
  },
  {
    title: 'numbers that began anew twice',
    story: {
      graphs: straight,
      lines: {
        '1.0': ['1.0.0 e'],
        '1.1': ['1.1.0 f'],
        '30.0': ['30.0.0 c'],
        '31.0': ['31.0.0 d'],
        '200.0': ['200.0.0 a'],
        '201.0': ['201.0.0 b'],
      },
    },
    right: ['200.0', '201.0', '30.0', '31.0', '1.0', '1.1'],
  },
  {
    title: 'greater numbers, since a new line was begun under them',
    story: { graphs: straight, lines: { '8.0': ['8.0.0 b'], '2015.1': ['2015.1.0 a'], '2016.1': ['2016.1.0 c'] } },
    right: ['8.0', '2015.1', '2016.1'],
  },
  {
    title: 'a smaller line that was made at the same moment as a new one of greater numbers',
    story: { graphs: straight, lines: { '8.0': ['8.0.0 b @4'], '2015.1': ['2015.1.0 a'], '2016.1': ['2016.1.0 c @4'] } },
    right: ['8.0', '2015.1', '2016.1'],
  },
  {
    title: 'a smaller line that was made later beside a greater one that it does not contain',
    story: { graphs: ['a b<a c<a'], lines: { '1.0': ['1.0.0 c'], '2.0': ['2.0.0 b'] } },
    right: ['1.0', '2.0'],
  },
  {
    title: 'a smaller line at the very commit of a greater one',
    story: { graphs: ['a b<a'], lines: { '1.0': ['1.0.0 b @3'], '2.0': ['2.0.0 b @2'] } },
    right: ['1.0', '2.0'],
  },
  {
    title: 'a smaller line that contains a later release of the greater one',
    story: { graphs: ['a b<a c<b d<c'], lines: { '1.0': ['1.0.0 d @8'], '2.0': ['2.0.0 - @1', '2.0.1 b'] } },
    right: ['2.0', '1.0'],
  },
  {
    title: 'candidates alone, which begin nothing anew',
    story: { graphs: straight, lines: { '1.0': ['1.0.0? b'], '2.0': ['2.0.0 a'] } },
    right: ['1.0', '2.0'],
  },
  {
    title: 'the first final release of a line, which says when it began, not a candidate of it',
    story: { graphs: straight, lines: { '1.0': ['1.0.0? a', '1.0.1 d'], '2.0': ['2.0.0 b'] } },
    right: ['2.0', '1.0'],
  },
  {
    title: 'an earlier line that contains what was begun anew only by its number',
    story: {
      graphs: straight,
      lines: { '1.0': ['1.0.0 a'], '3.0': ['3.0.0 c'], '4.0': ['4.0.0 d'], '20.0': ['20.0.0 b'] },
    },
    right: ['1.0', '20.0', '3.0', '4.0'],
  },
  {
    title: 'a line that has no repository',
    story: { graphs: straight, lines: { '1.0': ['1.0.0 - @5'], '2.0': ['2.0.0 a'] } },
    right: ['1.0', '2.0'],
  },
  {
    title: 'lines in the second repository alone',
    story: { graphs: ['a', 'x y<x'], lines: { '1.0': ['1.0.0 - y'], '2.0': ['2.0.0 - x'] } },
    right: ['2.0', '1.0'],
  },
  {
    title: 'a line that comes late behind one that has begun anew, whose number is smaller still',
    story: { graphs: ['a b<a c<b d<a'], lines: { '1.0': ['1.0.0 d'], '3.0': ['3.0.0 b'], '4.0': ['4.0.0 c'], '20.0': ['20.0.0 a'] } },
    right: ['1.0', '20.0', '3.0', '4.0'],
  },
  {
    title: 'a line that contains the greatest, though a smaller one beside that was begun before',
    story: { graphs: ['a b<a c<a d<b'], lines: { '1.0': ['1.0.0 c'], '1.5': ['1.5.0 d'], '2.0': ['2.0.0 b'] } },
    right: ['1.0', '2.0', '1.5'],
  },
  {
    title: 'lines without a day, by their numbers',
    story: { graphs: straight, lines: { '1.0': ['1.0.0 b @'], '2.0': ['2.0.0 a @'] } },
    right: ['1.0', '2.0'],
  },
])('the order of lines: $title', ({ story, right }) => {
  expect(order(story)).toEqual(right);
});

test('a line that contains a candidate of a greater one came behind it', () => {
  const story = { graphs: ['a b<a c<a'], lines: { '1.0': ['1.0.0 c'], '2.0': ['2.0.0 b'] } };
  expect(order(story, { '2.0.0': 'a' })).toEqual(['2.0', '1.0']);
});

/** Each version with the line that a release is in by `findContainingLines`; `-` for none. `standing` says which versions count. */
function containing({ graphs: texts, lines }: Story, standing: (version: string) => boolean = () => true): readonly string[] {
  const graphs = texts.map((text) => drawGraph(text));
  const small = drawLines(graphs, lines);
  const lineOf = findContainingLines({ ...small, repositories: graphs.map((graph) => ({ graph })) }, ({ version }) =>
    standing(version.text),
  );
  return small.releases.map((release) => `${release.version.text} in ${small.lines[lineOf(release)]?.id ?? '-'}`);
}

test('a release is in the latest line of which a final release contains it', () => {
  const graphs = ['a b<a c<b d<b e<a'];
  const lines = { '1.0': ['1.0.0 a', '1.0.1 e'], '1.1': ['1.1.0 b', '1.1.1 d'], '1.2': ['1.2.0 c', '1.2.1? d'] };
  expect(containing({ graphs, lines })).toEqual([
    '1.0.0 in 1.2',
    '1.0.1 in 1.0',
    '1.1.0 in 1.2',
    '1.1.1 in 1.1',
    '1.2.0 in 1.2',
    '1.2.1 in 1.1',
  ]);
  expect(containing({ graphs, lines }, (version) => version !== '1.2.0')).toEqual([
    '1.0.0 in 1.1',
    '1.0.1 in 1.0',
    '1.1.0 in 1.1',
    '1.1.1 in 1.1',
    '1.2.0 in -',
    '1.2.1 in 1.1',
  ]);
});

test('several lines at one commit are the latest of them, and an earlier line that was merged on takes nothing away', () => {
  expect(containing({ graphs: ['a b<a'], lines: { '1.0': ['1.0.0 b'], '1.1': ['1.1.0 b'], '1.2': ['1.2.0 a'] } })).toEqual([
    '1.0.0 in 1.1',
    '1.1.0 in 1.1',
    '1.2.0 in 1.2',
  ]);
});

test('a release of several repositories is in a line when it is there in each of those that it has', () => {
  const graphs = ['a b<a', 'x y<x'];
  expect(containing({ graphs, lines: { '1.0': ['1.0.0 a x'], '1.1': ['1.1.0 b -'] } })).toEqual(['1.0.0 in 1.0', '1.1.0 in 1.1']);
  expect(containing({ graphs, lines: { '1.0': ['1.0.0 a -'], '1.1': ['1.1.0 b x'] } })).toEqual(['1.0.0 in 1.1', '1.1.0 in 1.1']);
  expect(containing({ graphs, lines: { '1.0': ['1.0.0 - x'], '1.1': ['1.1.0 b y'] } })).toEqual(['1.0.0 in 1.1', '1.1.0 in 1.1']);
  expect(containing({ graphs, lines: { '1.0': ['1.0.0 - -'], '1.1': ['1.1.0 b y'] } })).toEqual(['1.0.0 in -', '1.1.0 in 1.1']);
});

/** Each line that ended with the tag that says so; `marks` are tags of each repository with their commits. */
function ended(
  { graphs: texts, lines }: Story,
  ...marks: readonly (readonly (readonly [string, string | null])[])[]
): Record<string, string> {
  const graphs = texts.map((text) => drawGraph(text));
  const small: SmallLines = drawLines(graphs, lines);
  const repositories = graphs.map((graph, repository) => {
    const { tag, history } = startHistory();
    for (const [name] of marks[repository] ?? []) tag(name, '');
    const tags = history().tags.map((one, place) => ({ ...one, commit: marks[repository]?.[place]?.[1] ?? null }));
    return { graph, history: { ...history(), tags } };
  });
  const endedBy = findEnded({ ...small, repositories });
  return Object.fromEntries(small.lines.flatMap((line) => (endedBy(line) === null ? [] : [[line.id, endedBy(line) ?? '']])));
}

test('a tag that ends support ends the latest line whose newest final release it contains', () => {
  const story = {
    graphs: ['a b<a c<a d<c e<d'],
    lines: { '1.0': ['1.0.0 a', '1.0.1 b'], '1.1': ['1.1.0 c'], '1.2': ['1.2.0 d', '1.2.1? e'], '1.3': ['1.3.0? a'] },
  };
  expect(ended(story, [['x-eol', 'b']])).toEqual({ '1.0': 'x-eol' });
  expect(ended(story, [['x-eol', 'c']])).toEqual({ '1.1': 'x-eol' });
  expect(ended(story, [['x-eol', 'e']])).toEqual({ '1.2': 'x-eol' });
  expect(ended(story, [['x-eol', 'a']])).toEqual({});
  expect(ended(story, [['x-end', 'c']])).toEqual({});
  expect(
    ended(story, [
      ['x-eol', 'gone'],
      ['y-eol', null],
    ]),
  ).toEqual({});
  expect(
    ended(story, [
      ['x-eol', 'd'],
      ['y-eol', 'e'],
      ['z-eol', 'b'],
      ['e\u202Ed-eol', 'c'],
    ]),
  ).toEqual({ '1.0': 'z-eol', '1.1': 'ed-eol', '1.2': 'x-eol' });
});

test('a tag that ends support is looked for in the repository that it is in', () => {
  const story = { graphs: ['a b<a', 'x y<x'], lines: { '1.0': ['1.0.0 a y'], '1.1': ['1.1.0 b -'] } };
  expect(ended(story, [], [['x-eol', 'y']])).toEqual({ '1.0': 'x-eol' });
  expect(ended(story, [['x-eol', 'b']], [['y-eol', 'y']])).toEqual({ '1.0': 'y-eol', '1.1': 'x-eol' });
  expect(ended(story, [], [['x-eol', 'x']])).toEqual({});
});
