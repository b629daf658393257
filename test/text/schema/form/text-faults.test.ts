import { expect, test } from 'vitest';
import { listTextProblems } from '../../../../src/text/read/text-problems.ts';
import { formatSignedText } from '../../../../src/text/schema/form/canonical-text.ts';
import { findTextFaults, isRefusedText } from '../../../../src/text/schema/form/text-faults.ts';

test.each([
  ['\u1fef\u1fef\u1fef', 1, 1, "`\u1fef` is written as U+1FEF, which is not Unicode's form NFC: there it is U+0060."],
  ['a\r\nbe\u0301', 2, 2, "`e\u0301` is written as U+0065 U+0301, which is not Unicode's form NFC: there it is `é`, U+00E9."],
  ['5 \u212b', 1, 3, "The angstrom sign `\u212b` is written as U+212B, which is not Unicode's form NFC: there it is `Å`, U+00C5."],
  ['\ufeff1 \u2126', 1, 4, "The ohm sign `\u2126` is written as U+2126, which is not Unicode's form NFC: there it is `Ω`, U+03A9."],
  ['300 \u212a', 1, 5, "The kelvin sign `\u212a` is written as U+212A, which is not Unicode's form NFC: there it is `K`, U+004B."],
  [
    'x\nq\u0307\u0323',
    2,
    1,
    "`q\u0307\u0323` is written as U+0071 U+0307 U+0323, which is not Unicode's form NFC: there it is `q\u0323\u0307`, U+0071 U+0323 U+0307.",
  ],
  ['# a:\rada', 1, 5, 'A carriage return stands here without a line feed behind it. Some programs end the line there and others do not.'],
  ['a\nb\r', 2, 2, 'A carriage return stands here without a line feed behind it. Some programs end the line there and others do not.'],
  ['a\r\r\nb', 1, 2, 'A carriage return stands here without a line feed behind it. Some programs end the line there and others do not.'],
  [`a\nZ${'\u0301'.repeat(31)}`, 2, 2, 'A letter bears more than 30 accents or other marks here.'],
])('%j is refused at line %i, column %i', (text, line, column, message) => {
  expect(listTextProblems(text, 'a.mdx')).toMatchObject([{ severity: 'error', place: { source: 'a.mdx', line, column }, message }]);
  expect(isRefusedText(text)).toBe(true);
});

test.each(['', 'a\r\nb\r\n', '\ufeffé Å Ω K ` ;', 'क्षि \u0e01\u0e34\u0e4c 한 👩‍👩‍👧 \u0065\u0304\u0323'.normalize('NFC')])(
  '%j is fine',
  (text) => {
    expect(findTextFaults(text)).toEqual([]);
  },
);

test('a text that is refused has the digest of no other', () => {
  const texts = ['```\n', '\u1fef``\n', '`\u1fef`\n', 'a\rb\n', 'a\nb\n'];
  expect(new Set(texts.map(formatSignedText)).size).toBe(texts.length);
});

test('marks without end take no more time than other text', () => {
  const text = `q${'\u0307\u0323'.repeat(1_000_000)}`;
  const start = performance.now();
  expect(findTextFaults(text)).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(10_000);
});
