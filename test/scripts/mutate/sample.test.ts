import { expect, test } from 'vitest';
import { formatFigure } from '../../../scripts/mutate/format-figure.ts';
import { readArguments } from '../../../scripts/mutate/read-arguments.ts';
import { drawSample, strykerPlugins } from '../../../scripts/mutate/sample.ts';

const mistakes = Array.from({ length: 400 }, (_, at) => ({
  id: String(at),
  fileName: `/home/anna/docket/src/text/${at % 2 === 0 ? 'quote' : 'count'}.ts`,
  mutatorName: 'ConditionalExpression',
  replacement: 'false',
  location: { start: { line: at, column: 2 }, end: { line: at, column: 20 } },
}));

test('a sample is the same on every machine, in whatever order and under whatever ids mistakes come', () => {
  const elsewhere = mistakes.map((mistake) => ({
    ...mistake,
    id: `other-${mistake.id}`,
    fileName: mistake.fileName.replace('/home/anna/docket', '/srv/ci'),
  }));
  const drawn = drawSample(mistakes, 40, '/home/anna/docket');
  expect(drawn.size).toBe(40);
  expect(new Set([...drawSample(elsewhere.toReversed(), 40, '/srv/ci')].map((id) => id.replace('other-', '')))).toEqual(drawn);
});

test('a sample is neither the first mistakes nor those of one file, and a larger one holds a smaller one', () => {
  const [some, more] = [40, 120].map((count) => drawSample(mistakes, count, '/home/anna/docket'));
  const lines = [...(some ?? [])].map(Number);
  expect(lines.filter((line) => line < 100).length).toBeLessThan(20);
  expect(lines.filter((line) => line % 2 === 0).length).toBeGreaterThan(10);
  expect(lines.filter((line) => line % 2 === 1).length).toBeGreaterThan(10);
  expect([...(some ?? [])].every((id) => more?.has(id) === true)).toBe(true);
});

test('of few mistakes all are drawn', () => {
  expect(drawSample(mistakes.slice(0, 3), 40, '/home/anna/docket')).toEqual(new Set(['0', '1', '2']));
});

test('the checker takes all mistakes as one group, and refuses those that are not drawn', async () => {
  process.env['DOCKET_MUTATE_SAMPLE'] = '5';
  const checker = strykerPlugins[0]?.value;
  expect(await checker?.group(mistakes)).toEqual([mistakes.map(({ id }) => id)]);
  const answers = Object.values((await checker?.check(mistakes)) ?? {});
  expect(answers.filter(({ status }) => status === 'passed')).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 'compileError')).toHaveLength(395);
  delete process.env['DOCKET_MUTATE_SAMPLE'];
});

test('paths, the size of a sample and tests are read in any order', () => {
  expect(readArguments(['src/text', 'src/ui', '--sample', '120', '--tests', 'test/text', '!test/text/x.test.ts'])).toEqual({
    paths: ['src/text', 'src/ui'],
    tests: ['test/text', '!test/text/x.test.ts'],
    sample: 120,
  });
  expect(readArguments(['src/text', '--tests', 'test/text', '--sample', '7'])).toEqual({
    paths: ['src/text'],
    tests: ['test/text'],
    sample: 7,
  });
  expect(readArguments(['src/text'])).toEqual({ paths: ['src/text'], tests: [], sample: undefined });
  for (const wrong of ['0', '-1', 'many', '1.5', ''])
    expect(readArguments(['src/text', '--sample', wrong]), wrong).toEqual({ paths: ['src/text'], tests: [], sample: 'wrong' });
  expect(readArguments(['src/text', '--sample'])).toEqual({ paths: ['src/text'], tests: [], sample: 'wrong' });
});

test('the figure counts what was tried alone, and says of how many it is a sample', () => {
  const statuses = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'RuntimeError'];
  expect(formatFigure(statuses)).toBe('Tests notice 3 of 5 mistakes (60.0 %); 1 of them no test runs.');
  expect(formatFigure([...statuses, ...Array.from({ length: 1195 }, () => 'CompileError')])).toBe(
    'Tests notice 3 of 5 mistakes (60.0 %), a sample of 1,200; 1 of them no test runs.',
  );
  expect(formatFigure(['Ignored'])).toBe('Tests notice 0 of 0 mistakes; 0 of them no test runs.');
});
