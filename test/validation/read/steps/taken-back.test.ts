import { expect, test } from 'vitest';
import { parseProtocol } from '../../../../src/validation/read/documents/parse-protocol.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';

/** Results of an executed document and of the template that is made of it. */
function read(text: string) {
  const { filled, protocol } = importProtocol(text, { source: 'lamp.md' });
  const { steps, problems } = parseProtocol(filled, { source: 'a.mdx' }).body;
  const open = parseProtocol(protocol, { source: 'a.mdx' }).body.steps;
  expect(open.map(({ result }) => result)).toEqual(steps.map(() => 'untouched'));
  return { results: steps.map(({ result }) => result), codes: problems.map(({ code }) => code) };
}
const cell = (written: string) =>
  read(`# Lamp\n\n| Action | Expected | Result |\n| --- | --- | --- |\n| Light it | Burns | ${written} |\n`);

test.each([
  'Pass. However the lamp flickers',
  'OK, aber zu dunkel',
  'bestanden, außer auf Safari',
  'bestanden (mit Auflagen)',
  'réussi, sauf sur Safari',
  'sí, pero falló',
  'sim, mas falhou',
  'OK, não funciona',
  'OK, läuft nicht',
  'ok, werkt niet',
  'akkoord, behalve kabel',
  'Pass, with deviation DEV-1',
  'Pass - see bug 12',
  'Pass (1)',
  'pass: F',
  'Passed: 0',
  'Failed: none',
])('what a remark takes back is no result: %s', (written) => {
  expect(cell(written)).toEqual({ results: ['untouched'], codes: ['step-result-twice'] });
});

test.each(['Pass: 3 bar', 'OK, keine Fehler', 'Pass, as in the manual', 'Pass (on Chrome and Firefox)'])(
  'a remark that takes nothing back is the reason: %s',
  (written) => {
    expect(cell(written)).toEqual({ results: ['pass'], codes: [] });
  },
);

test.each([
  '- [x] Failed: lamp',
  '- [x] Test failed',
  '- [x] Nicht bestanden: Lampe',
  '- [x] Lampe – nicht ok',
  '- [x] Lampe (KO)',
  '- [x] Lampe: ne fonctionne pas',
  '- [x] Light it\n  - it does not shine',
  '- [x] Light it\n\n  It failed at once.',
])('a tick beside words of failure is no pass: %s', (item) => {
  expect(read(`# Lamp\n\n${item}\n`)).toEqual({ results: ['untouched'], codes: ['step-result-twice'] });
});

test.each(['- [x] No errors in the log', '- [x] Lamp fails over', '- [x] Light it\n  - It shines', '- [x] Refuse failed logins'])(
  'a tick beside other words is a pass: %s',
  (item) => {
    expect(read(`# Lamp\n\n${item}\n`)).toEqual({ results: ['pass'], codes: [] });
  },
);

test.each(['failed on Safari', 'does not work on Safari', 'nicht bestanden bei 5 V'])(
  'a pass whose comment begins with a failure is no pass: %s',
  (comment) => {
    const text = `# Lamp\n\n| Action | Result | Comment |\n| --- | --- | --- |\n| Light it | Pass | ${comment} |\n`;
    expect(read(text)).toEqual({ results: ['untouched'], codes: ['step-result-twice'] });
  },
);

test('columns to initial are ticked by initials', () => {
  const rows = '| Light it | AB | |\n| Trim it | | AB |\n| Dim it | AB | AB |\n| Fill it | | |';
  const { results } = read(`# Lamp\n\n| Action | Pass (initials) | Fail (initials) |\n| --- | --- | --- |\n${rows}\n`);
  expect(results).toEqual(['pass', 'fail', 'untouched', 'untouched']);
});

test('a row that names the columns again, in another order, counts for those below it', () => {
  const rows = '| L-1 | Light it | Burns | PASS |\n| ID | Action | Result | Expected |\n| L-2 | Trim it | FAIL | PASS |';
  expect(read(`# Lamp\n\n| ID | Action | Expected | Result |\n| --- | --- | --- | --- |\n${rows}\n`).results).toEqual(['pass', 'fail']);
});

test('controls of HTML to tick are boxes', () => {
  expect(read('# Lamp\n\n<input type="checkbox" checked> Light it<br>\n<input type="checkbox"> Trim it\n').results).toEqual([
    'pass',
    'untouched',
  ]);
});
