import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listChangedLines } from '../../../../src/validation/schema/signoffs/changed-words.ts';

/** `-removed-`, `+added+`, by line. */
function show(before: string, after: string): readonly string[] {
  return listChangedLines(before, after).map(({ line, words }) => {
    const text = words.map(({ kind, text }) => (kind === 'removed' ? `[-${text}-]` : kind === 'added' ? `[+${text}+]` : text)).join('');
    return `${line}: ${text}`;
  });
}

test('a line that was replaced shows its words, others where they stood', () => {
  expect(show('a\nthe big fish\nb\n', 'a\nthe small fish\nb\n')).toEqual(['2: the [-big-][+small+] fish']);
  expect(show('a\nb\n', 'a\nnew\nb\n')).toEqual(['2: [+new+]']);
  expect(show('a\ngone\nb\n', 'a\nb\n')).toEqual(['2: [-gone-]']);
  expect(show('| 1 | pass |\n', '| 1 | fail |\n')).toEqual(['1: | 1 | [-pass-][+fail+] |']);
  expect(show('one two\nx\n', 'one three\nfour five\nx\n')).toEqual(['1: one [-two-][+three+]', '2: [+four five+]']);
  expect(show('a b\nc d\nx\n', 'a e\nx\n')).toEqual(['1: a [-b-][+e+]', '2: [-c d-]']);
  expect(show('same\n', 'same\n')).toEqual([]);
});

test('a line with nothing in common is wholly removed and wholly added', () => {
  expect(show('yes, all of it\n', '12 – 13\n')).toEqual(['1: [-yes, all of it-][+12 – 13+]']);
});

test('the two texts are told in full: what is the same, removed and added makes them again', () => {
  const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '|', 'é'), maxLength: 6 }), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const changed = listChangedLines(`${before.join('\n')}\n`, `${after.join('\n')}\n`);
      const pick = (kind: 'removed' | 'added') =>
        changed.filter(({ words }) => words.some((one) => one.kind === kind || one.kind === 'same'));
      for (const { line, words } of pick('added').filter(({ words: all }) => all.some(({ kind }) => kind !== 'removed'))) {
        const text = words.flatMap(({ kind, text: part }) => (kind === 'removed' ? [] : part)).join('');
        expect(text).toBe(`${after.join('\n')}`.split('\n')[line - 1]);
      }
    }),
    { numRuns: 1000, seed: 20_261_121 },
  );
});

test('texts that differ everywhere do not take long', () => {
  const before = Array.from({ length: 20_000 }, (_, index) => `before ${index}`).join('\n');
  const after = Array.from({ length: 20_000 }, (_, index) => `after ${index * 7}`).join('\n');
  expect(listChangedLines(before, after)).toHaveLength(20_000);
  const wide = 'x '.repeat(300_000);
  expect(listChangedLines(`${wide}\n`, `${wide.replaceAll('x', 'y')}\n`)).toHaveLength(1);
});
