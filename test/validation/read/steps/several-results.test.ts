import { expect, test } from 'vitest';
import { parseRecord } from '../../../../src/validation/read/documents/parse-record.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';

/** What an executed document says, step by step, and the template that is made of it. */
function read(text: string) {
  const { filled, protocol } = importProtocol(text, { source: 'lamp.md' });
  const { steps, problems } = parseRecord(filled, { source: 'a.mdx', folder: null }).body;
  return { results: steps.map(({ result }) => result), codes: problems.map(({ code }) => code), steps, protocol };
}
const table = (head: string, rows: readonly string[]) => {
  const delimiter = head.replace(/[^|]+/g, ' --- ');
  return `# Lamp\n\n| Action | Expected | ${head} |\n| --- | --- |${delimiter}|\n${rows.map((row) => `| Light it | Burns | ${row} |`).join('\n')}\n`;
};

test.each([
  'Result (Chrome) | Result (Firefox)',
  'Result | Retest Result',
  'Run 1 Result | Run 2 Result',
  'First run result | Second run result',
  'Status | Result',
  'Result | Pass/Fail',
  'Chrome | Firefox',
  'Result | Firefox',
])('of several columns of results none is ignored: %s', (head) => {
  const { results, codes, protocol } = read(table(head, ['Pass | Fail', 'Fail | Pass', 'Pass | Pass', 'Fail | Fail']));
  expect(results).toEqual(['untouched', 'untouched', 'pass', 'fail']);
  expect(codes).toEqual(['step-result-twice', 'step-result-twice']);
  expect(protocol).not.toMatch(/\| *(?:Pass|Fail) *\|.*\n.*$/m);
});

test.each([
  ['Result (Chrome) | Result (Firefox)', 'Pass |', 'untouched', 1],
  ['Result (Chrome) | Result (Firefox)', 'Fail |', 'fail', 0],
  ['Result | Retest Result', 'Pass |', 'pass', 0],
  ['Result | Pass/Fail', '42 ms | Pass', 'pass', 0],
  ['Result | Pass/Fail', '| Pass', 'pass', 0],
  ['Result | Retest Result', 'Pass | it went out, and failed', 'untouched', 1],
  ['Result | Result', 'Pass | Pass', 'pass', 0],
  ['Result | Result', 'Pass | Fail', 'untouched', 1],
  ['Result | Result', 'Pass |', 'untouched', 1],
  ['Actual | Result', 'Fail | Pass', 'untouched', 1],
  ['Actual | Result', '❌ FAIL - no light | ✅ PASS', 'untouched', 1],
  ['Actual | Result', 'Failed logins are refused | Pass', 'pass', 0],
  ['Chrome | Result', '✅ | Fail', 'untouched', 1],
  ['Result | Comment', 'Pass | Fail', 'untouched', 1],
  ['Previous result | Result', 'Fail | Pass', 'pass', 0],
] as const)('%s: %s is %s', (head, row, result, problems) => {
  const found = read(table(head, [row]));
  expect([found.results, found.codes.length]).toEqual([[result], problems]);
});

test('a matrix of browsers is one of results, filled in or not', () => {
  const matrix = (rows: string) => read(`# Lamp\n\n| Test Case | Chrome | Firefox | Mobile Safari |\n| --- | --- | --- | --- |\n${rows}\n`);
  const filled = matrix('| Light it | ✅ | ✅ | ✅ |\n| Wait | ✅ | ✅ | ❌ |\n| Trim it | ❌ | ❌ | ❌ |\n| Fill it | ✅ | ⚠️ | ✅ |');
  expect(filled.results).toEqual(['pass', 'untouched', 'fail', 'untouched']);
  expect(filled.codes).toEqual(['step-result-twice', 'step-result-twice']);
  expect(filled.protocol).not.toMatch(/✅|❌|⚠/u);
  expect(matrix('| Light it | ☐ | ☐ | ☐ |\n| Wait | ☐ | ☐ | N/A |')).toMatchObject({ results: ['untouched', 'untouched'], codes: [] });
});

test('labels and rows of several results count together, too', () => {
  const labels = '# Lamp\n\n### TC-1: Light it\n\n**Expected:** Burns\n\n**Result:** Pass\n\n**Retest result:** Fail\n';
  const rows =
    '# Lamp\n\n| Test ID | L-1 |\n| --- | --- |\n| Steps | Light it |\n| Expected | Burns |\n| Result | Pass |\n| Result (Firefox) | Fail |\n';
  const items = '# Lamp\n\n- [x] Light it\n  - Result: pass\n  - Firefox: fail\n';
  for (const text of [labels, rows, items]) {
    const { results, codes, protocol } = read(text);
    expect([results, codes]).toEqual([['untouched'], ['step-result-twice']]);
    expect(protocol).not.toMatch(/\b(?:pass|fail)\b/i);
  }
});

test.each(['Met | Not Met', 'Satisfactory | Unsatisfactory', 'Conforms | Does not conform', 'Acceptable | Not acceptable', 'True | False'])(
  'columns of one answer each are read by their tick, whatever they are called: %s',
  (head) => {
    const { results, protocol } = read(table(`${head} | N/A`, ['x | |', '| x |', '| | x', '| |']));
    expect(results).toEqual(['pass', 'fail', 'n/a', 'untouched']);
    expect(protocol).not.toMatch(/\| x/);
  },
);

test('a tick beside the name of its column is a tick, and one for `partly met` is no result', () => {
  expect(read(table('Fail | Pass', ['[x] Fail | [ ] Pass'])).results).toEqual(['fail']);
  expect(read(table('Met | Not Met | Partially met', ['| | x']))).toMatchObject({ results: ['untouched'], codes: ['step-result-unknown'] });
});

test.each([
  '**Pass** / Fail',
  'Pass / **Fail**',
  'Pass / _Fail_',
  'Pass / <u>Fail</u>',
  'P / <ins>F</ins>',
  'Pass / <mark>Fail</mark>',
  'Pass / <span style="color:red">Fail</span>',
  'Pass / `Fail`',
])('an answer that stands out is a choice that is told, and stays in no template: %s', (cell) => {
  const { results, codes, protocol } = read(table('Result', [cell, 'Pass / Fail']));
  expect([results, codes.length]).toEqual([['untouched', 'untouched'], 1]);
  expect(protocol).toContain('| Light it | Burns | |');
});

test('a row of one bold cell is a heading of the rows below, and no step', () => {
  const { steps, protocol } = read(
    '# Lamp\n\n| Req | Description | Expected | Result |\n| --- | --- | --- | --- |\n| **1 Light** | | | |\n| 1.1 | Light it | Burns | Pass |\n| 2 Put out | | | |\n| 2.1 | Blow | Dark | Fail |\n',
  );
  expect(steps.map(({ action, section, result }) => `${section.join(', ')}: ${action} ${result}`)).toEqual([
    '1 Light: Light it pass',
    '2 Put out: Blow fail',
  ]);
  expect(protocol).toContain('**1 Light**');
});

test.each([
  ['Pass', 'Pass', ['pass', 0]],
  ['Pass', 'Fail', ['untouched', 1]],
  ['Fail', 'Fail', ['fail', 0]],
] as const)('two labels of one name are two results: %s, %s', (first, second, said) => {
  const { results, codes } = read(`# Lamp\n\n### TC-1: Light it\n\n**Expected:** Burns\n\n**Result:** ${first}\n**Result:** ${second}\n`);
  expect([results[0], codes.length]).toEqual(said);
});
