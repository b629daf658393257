import { expect, test } from 'vitest';
import { parseBody } from '../../../../src/validation/read/documents/parse-body.ts';
import { parseResult } from '../../../../src/validation/read/results/parse-result.ts';

const verdictOf = (written: string): string => {
  const { result, complaint } = parseResult(written);
  return complaint === null ? result : `${result} ${complaint}`;
};

test.each([
  ['Pass ☐ Fail ☑', 'fail'],
  ['Pass ☑ Fail ☐', 'pass'],
  ['Yes ☐ No ☑', 'fail'],
  ['Pass [ ] / Fail [x]', 'fail'],
  ['Pass: [ ], Fail: [x], N/A: [ ]', 'fail'],
  ['Pass ☐ Fail ☐ N/A ☑', 'n/a'],
  ['Pass ( ) Fail (x)', 'fail'],
  ['( ) Pass (x) Fail', 'fail'],
  ['Pass ☐ Fail ☑ see DEV-1', 'fail'],
  ['P ☐ F ☑', 'fail'],
  ['☐ Pass ☑ Fail', 'fail'],
  ['☐Pass/☑Fail', 'fail'],
  ['☑ Pass ☐ Fail', 'pass'],
  ['☒ Pass ☐ Fail', 'pass'],
  ['Result: ☐ Pass ☑ Fail', 'fail'],
  ['☑', 'pass'],
  ['Pass ☑', 'pass'],
  ['Fail ☑', 'fail'],
  ['~~Pass~~ Fail', 'fail'],
  ['Pass: no failures', 'pass'],
  ['Pass, it did not fail', 'pass'],
  ['Pass: 0 errors', 'pass'],
  ['Pass: no errors or failures', 'pass'],
  ['Pass, failures: 0', 'pass'],
  ['Pass: no test has failed', 'pass'],
  ['Pass: 12 passed, 0 failed', 'pass'],
  ['OK, without errors', 'pass'],
  ['Pass: the fail-over took 3 s', 'pass'],
  ['Pass: an error message is shown', 'pass'],
  ['Pass, it never crashed', 'pass'],
  ['Pass: no longer broken', 'pass'],
  ['✅', 'pass'],
  ['❌', 'fail'],
  ['[x] ❌', 'fail'],
  ['Bestanden ☐ Nicht bestanden ☑', 'fail'],
  ['Bestanden ☑ Nicht bestanden ☐', 'pass'],
  ['Oui ☐ Non ☑', 'fail'],
  ['☑ nicht ok', 'fail'],
  ['✅ Bestanden', 'pass'],
  ['❌ Fehlgeschlagen', 'fail'],
  ['bestanden: keine Fehler', 'pass'],
  ['nicht bestanden', 'fail'],
  ['n.i.O.', 'fail'],
  ['i.O.', 'pass'],
  ['nicht getestet', 'untouched'],
  ['entfällt: kein Docht', 'n/a'],
  ['réussi', 'pass'],
  ['non conforme', 'fail'],
  ['no conforme', 'fail'],
  ['no aplica', 'n/a'],
  ['não', 'fail'],
  ['niet geslaagd', 'fail'],
  ['Ｐａｓｓ', 'pass'],
  ['ＦＡＩＬ', 'fail'],
  ['\u00A0Pass\u00A0', 'pass'],
  ['fail*', 'fail'],
  ['pass/fail', 'untouched'],
  ['Pass or Fail', 'untouched'],
  ['☐ Pass ☐ Fail', 'untouched'],
  ['Pass ☐ Fail ☐', 'untouched'],
  ['Result: ☐ Pass ☐ Fail', 'untouched'],
])('`%s` is %s', (written, verdict) => {
  expect(verdictOf(written)).toBe(verdict);
});

test.each([
  'not passed',
  'did not fail',
  'Passed? No',
  'Pass - no',
  'Pass (Fail)',
  'Pass, failed on Firefox',
  'Pass ❌',
  'Pass: 3 failures in the log',
  'Pass - failing on Firefox',
  'OK, but not working in Safari',
  'Yes, it crashed',
  'pass, did not work',
  'Pass: does not work',
  "Pass: doesn't load",
  'Passed: unsuccessful',
  'okay: error 500',
  'Pass (broken)',
  'Pass: timed out',
  'Pass, except in Safari',
  'Pass: only partially',
  'Pass, cannot be opened',
  'Pass: it did not work and crashed',
  '(x)',
  '[-]',
  '[/]',
  '✅: FAILED',
  '✅❌',
  '✅ 👎',
  '☑ Pass ☑ Fail',
  '☐ Pass ☑',
  '☑ ☐',
  'Pass ☑ Fail',
  'Pass ☐ Fail ☑ N/A',
  'Step 1: Pass ☐ Fail ☑',
  'Step 1: Pass ☑ Fail ☐ N/A',
  '[x] Test FAILED',
  '~~Pass~~',
  '~~☑ Pass~~',
  '合格 ☐ 不合格 ☑',
  'Bestanden, aber mit Fehlern',
  'bestanden mit Mängeln',
  'Bestanden - nicht',
  'réussi, une erreur dans le journal',
  'superado: 2 errores',
  'conforme?',
  'pass*',
  'pass¹',
  '3/5 pass',
  '"',
  'as 3',
  'see above',
  'Y',
  'P',
  '☒',
])('`%s` can be read in two ways, or in none: it is untouched, with a complaint', (written) => {
  expect(verdictOf(written)).toMatch(/^untouched (?:several|unknown)$/);
});

const said = (text: string) => {
  const { steps, problems } = parseBody(text, (line, column) => ({ source: 'a.mdx', line, column }));
  return { results: steps.map(({ result }) => result), problems: problems.map(({ code, place }) => `${place.line} ${code}`) };
};

test('columns for pass and fail are read by what is ticked, and nothing else counts as a tick', () => {
  const rows = [
    '| x | |',
    '| | x |',
    '| [ ] | [x] |',
    '| ☐ | ☑ |',
    '| - | ✓ |',
    '| No | |',
    '| ❌ | |',
    '| x | x |',
    '| | |',
    '| n/a | n/a |',
  ];
  const table = (head: string) =>
    `| Action | Expected | ${head} |\n| --- | --- | --- | --- |\n${rows.map((row) => `| Do | Done ${row}`).join('\n')}\n`;
  for (const head of ['Pass | Fail', 'Passed | Failed', 'Yes | No', 'OK | NOK']) {
    const { results, problems } = said(table(head));
    expect(results).toEqual(['pass', 'fail', 'fail', 'fail', 'fail', ...Array.from({ length: 5 }, () => 'untouched')]);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['8', '9', '10', '12']);
  }
});

test.each([
  '- [x] Open the valve ❌',
  '- [x] Read the gauge: FAILED, see #12',
  '- [x] Close the valve – failed',
  '- [x] ~~Lock the door~~',
  '☑ Open the valve ✗',
  '- [x] The door rings: does not work',
  '- [x] The door rings, but it crashed',
  '- [x] The door rings - not working',
  '- [x] The door rings (error 500)',
  '- [ ] The door rings: FAILED',
  '- [ ] The door rings ... PASS',
])('a tick beside a sign of failure is no pass: %s', (text) => {
  expect(said(`## Steps\n\n${text}\n`)).toMatchObject({ results: ['untouched'], problems: ['3 step-result-twice'] });
});

test.each([
  ['- [x] Close the valve (N/A, there is none)', 'n/a', 'there is none', 'Close the valve'],
  ['- [x] Close the valve – not applicable: no valve', 'n/a', 'no valve', 'Close the valve'],
  ['- [ ] ~~Lock the door~~ no door here', 'skipped', 'no door here', 'Lock the door'],
  ['- [ ] Upgrade it (n/a for patches)', 'untouched', '', 'Upgrade it (n/a for patches)'],
])('what stands behind the words of an item says why: %s', (text, result, reason, action) => {
  const { steps, problems } = parseBody(`## Steps\n\n${text}\n`, (line, column) => ({ source: 'a.mdx', line, column }));
  expect(steps.map((step) => [step.result, step.reason, step.action])).toEqual([[result, reason, action]]);
  expect(problems).toEqual([]);
});

test.each([
  ['Any errors in the log?', '', 'No'],
  ['Any errors in the log?', '', 'Yes'],
  ['Is the door open?', 'No', 'No'],
  ['Is there damage?', '', '☐ Yes ☑ No'],
])('yes and no are no result where the question asks for what should not be: %s %s %s', (action, expected, result) => {
  const text = `| Question | Expected | Result |\n| --- | --- | --- |\n| ${action} | ${expected} | ${result} |\n`;
  expect(said(text)).toEqual({ results: ['untouched'], problems: ['3 step-answer-unclear'] });
});

test.each([
  '- [x] Oil the pump ✅',
  '- [x] Oil the pump ... PASS',
  '- [x] Check that failed uploads are retried',
  '- [x] Expect `FAILED` in the log',
  '- [x] Login: a wrong password shows an error',
])('a tick beside other words is a pass: %s', (text) => {
  expect(said(`## Steps\n\n${text}\n`)).toEqual({ results: ['pass'], problems: [] });
});
