import { expect, test } from 'vitest';
import { parseProtocol } from '../../../../src/validation/read/documents/parse-protocol.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';

/** An executed document, step by step; what is said of its results; and the template that is made of it. */
function read(text: string) {
  const { filled, protocol, notes } = importProtocol(text, { source: 'lamp.md' });
  const { steps, problems } = parseProtocol(filled, { source: 'a.mdx' }).body;
  return {
    steps: steps.map(({ id, idWritten, action, expected, result }) => `${idWritten ? id : '-'} | ${action} | ${expected} | ${result}`),
    said: steps,
    codes: problems.map(({ code }) => code),
    notes,
    protocol,
    template: parseProtocol(protocol, { source: 'a.mdx' }).body,
  };
}
const table = (head: string, rows: readonly string[]) =>
  `| Action | Expected | ${head} |\n| --- | --- | --- |\n${rows.map((row) => `| Light it | Burns | ${row} |`).join('\n')}\n`;

test.each([
  ['Passed (Y/N)', ['Y', 'N', 'y', 'n: dark', 'X'], ['pass', 'fail', 'pass', 'fail', 'untouched']],
  ['Yes/No', ['Y', 'N', '', 'N/A', '?'], ['pass', 'fail', 'untouched', 'n/a', 'untouched']],
  ['P/F', ['P', 'F', 'P/F', 'Y', 'p'], ['pass', 'fail', 'untouched', 'untouched', 'pass']],
  ['Pass?', ['Y', 'N'], ['pass', 'fail']],
  ['Ja/Nein', ['J', 'N', 'ja', 'nein'], ['pass', 'fail', 'pass', 'fail']],
  ['Result', ['Y', 'N', 'P', 'F'], ['untouched', 'untouched', 'untouched', 'untouched']],
])('letters mean what the name of their column offers: %s', (head, cells, results) => {
  const { said, codes } = read(table(head, cells));
  expect(said.map(({ result }) => result)).toEqual(results);
  const known = new Set(['', 'P/F']);
  expect(codes.length).toBe(results.filter((result, index) => result === 'untouched' && !known.has(cells[index] ?? '')).length);
});

test('a letter for an answer that may mean either is none', () => {
  const { said, codes } = read('| Check | Y/N |\n| --- | --- |\n| Any cracks in the glass? | N |\n| The lamp burns | Y |\n');
  expect(said.map(({ result }) => result)).toEqual(['untouched', 'pass']);
  expect(codes).toEqual(['step-answer-unclear']);
});

test.each([
  [
    'German',
    '| Testfall-ID | Testschritte | Erwartetes Ergebnis | Tatsächliches Ergebnis | Status | Tester | Datum |',
    ['✅ Bestanden', '❌ Fehlgeschlagen', 'nicht bestanden', 'offen', 'Bestanden, aber mit Fehlern'],
  ],
  [
    'French',
    '| Numéro | Étapes | Résultat attendu | Résultat obtenu | Statut | Testeur | Date |',
    ['✅ Réussi', '❌ Échec', 'non conforme', 'à tester', 'réussi, deux erreurs'],
  ],
  [
    'Spanish',
    '| Número | Pasos | Resultado esperado | Resultado obtenido | Estado | Ejecutado por | Fecha |',
    ['Aprobado', 'Fallido', 'no conforme', 'pendiente', 'aprobado: 3 errores'],
  ],
  [
    'Italian',
    '| Numero | Passi | Risultato atteso | Risultato ottenuto | Esito | Eseguito da | Data del test |',
    ['Superato', 'Fallito', 'non superato', 'non eseguito', 'superato, due errori'],
  ],
  [
    'Portuguese',
    '| Número | Passos | Resultado esperado | Resultado obtido | Resultado | Testado por | Data do teste |',
    ['Aprovado', 'Reprovado', 'não conforme', 'não testado', 'aprovado: 2 erros'],
  ],
  [
    'Dutch',
    '| Nr | Teststappen | Verwacht resultaat | Werkelijk resultaat | Resultaat | Getest door | Testdatum |',
    ['Geslaagd', 'Gefaald', 'niet geslaagd', 'niet getest', 'geslaagd: 2 fouten'],
  ],
])('forms in %s are read by their own words', (_, head, cells) => {
  const rows = cells.map((cell, index) => `| L-${index} | Lampe | 4 lux | 4,2 lux | ${cell} | GH | 2026-03-02 |`);
  const { said, codes, protocol } = read(`${head}\n|${' --- |'.repeat(7)}\n${rows.join('\n')}\n`);
  expect(said.map(({ result }) => result)).toEqual(['pass', 'fail', 'fail', 'untouched', 'untouched']);
  expect(codes).toEqual(['step-result-twice']);
  expect(said[0]).toMatchObject({ id: 'L-0', action: 'Lampe', expected: '4 lux', actual: '4,2 lux', tester: 'GH', date: '2026-03-02' });
  expect(protocol).not.toMatch(/4,2|GH|2026-03/);
});

test('a choice of a form in German is open again in its template', () => {
  const { template, said } = read(
    '| Schritt | Erwartetes Ergebnis | Ergebnis |\n| --- | --- | --- |\n| Lampe an | Licht | ☑ Bestanden ☐ Nicht bestanden |\n| Lampe aus | Dunkel | ☐ Bestanden ☑ Nicht bestanden |\n',
  );
  expect(said.map(({ result }) => result)).toEqual(['pass', 'fail']);
  expect(template.steps.map(({ written }) => written)).toEqual(['☐ Bestanden ☐ Nicht bestanden', '☐ Bestanden ☐ Nicht bestanden']);
});

test('columns for yes and no of a form in German are one result', () => {
  const { said } = read(
    '| Prüfung | Ja | Nein | Entfällt |\n| --- | --- | --- | --- |\n| Lampe an | x | | |\n| Glas sauber | | x | |\n| Docht kurz | | | x |\n| Gibt es Fehler? | | x | |\n',
  );
  expect(said.map(({ result }) => result)).toEqual(['pass', 'fail', 'n/a', 'untouched']);
});

test('the end of a heading says how its step came out, where it says so in capitals or in brackets', () => {
  const { steps, codes, template, protocol } = read(
    '# Lamps\n\n## TC-1: Light it — PASSED\n\nIt burned.\n\n## TC-2: Trim it — FAILED (see #7)\n\nIt smoked.\n\n## TC-3: Fill it (blocked)\n\nNo oil.\n\n## Overall result — PASS\n',
  );
  expect(steps).toEqual([
    'TC-1 | Light it: It burned. |  | pass',
    'TC-2 | Trim it: It smoked. |  | fail',
    'TC-3 | Fill it: No oil. |  | blocked',
  ]);
  expect(codes).toEqual([]);
  expect(template.steps.map(({ result }) => result)).toEqual(['untouched', 'untouched', 'untouched']);
  expect(protocol).not.toMatch(/PASSED|FAILED|blocked/);
});

test('a sign in a heading may be part of its title, so it is no result', () => {
  const doubtful =
    '## TC-1: Light it ✅\n\n**Expected:** It burns.\n\n**Note:** none\n\n## ❌ TC-2: Wrong oil\n\n**Expected:** It stays dark.\n\n**Note:** none\n';
  const { steps, codes } = read(doubtful);
  expect(steps).toEqual(['TC-1 | Light it | It burns. | untouched', 'TC-2 | Wrong oil | It stays dark. | untouched']);
  expect(codes).toEqual(['step-result-twice', 'step-result-twice']);
});

test('✅ before a heading is a bullet, and what contradicts a heading leaves no result', () => {
  const label = (heading: string, result: string) =>
    read(`## ${heading}\n\n**Expected:** It burns.\n\n**Result:** ${result}\n`).said[0]?.result;
  expect(label('✅ TC-1: Light it', 'Fail')).toBe('fail');
  expect(label('TC-1: Light it — PASS', 'Pass')).toBe('pass');
  expect(label('TC-1: Light it — PASS', 'Fail')).toBe('untouched');
  expect(label('TC-1: Light it — FAIL', 'Pass')).toBe('untouched');
  expect(label('TC-1: Light it ❌', 'Pass')).toBe('untouched');
  expect(label('TC-1: Light it (passed)', 'Fail')).toBe('untouched');
  expect(label('TC-1: What happens on pass', 'Fail')).toBe('fail');
});

test('lines that end in a choice of results are steps', () => {
  const { steps, codes, template } = read(
    '## Browsers\n\n- **Firefox:** ☐ Pass ☑ Fail\n- Safari: Tested ☐ / Not tested ☐ / Pass ☑ / Fail ☐\n- Chrome ... [ ] Yes [x] No\n- Edge: ☑ Pass ☑ Fail\n- Opera: ☐ Pass ☐ Fail\n',
  );
  expect(steps.map((step) => step.replace(/^\S+ \| /, ''))).toEqual([
    'Firefox |  | fail',
    'Safari |  | pass',
    'Chrome |  | fail',
    'Edge |  | untouched',
    'Opera |  | untouched',
  ]);
  expect(codes).toEqual(['step-result-twice']);
  expect(template.steps.map(({ written }) => written)).toEqual([
    '☐ Pass ☐ Fail',
    'Tested ☐ / Not tested ☐ / Pass ☐ / Fail ☐',
    '[ ] Yes [ ] No',
    '☐ Pass ☐ Fail',
    '☐ Pass ☐ Fail',
  ]);
});

test('a choice about all steps together is none of them', () => {
  const { steps } = read('- [ ] Light it\n\n**Overall result**: ☐ Pass ☑ Fail\n\n## Sign-off\n\n- Ready: ☐ Yes ☐ No\n');
  expect(steps).toEqual(['S-1 | Light it |  | untouched']);
});

test('a list of what signs mean, a table of what tests cover and a sign-off are no steps', () => {
  const { steps } = read(`## Signs

- ⬜ Not tested
- ✅ Passed
- ❌ Failed
- 🚫 Blocked

## Test cases

- [ ] Light it

## Test coverage

| Rule | Test case | Status |
| --- | --- | --- |
| R-1: It burns | TC-1, TC-2 | ✅ |
| R-2: It is clean | All | ✅ |

## ✅ Sign-off

**Acceptance criteria:** all pass

**Comments:** none
`);
  expect(steps).toEqual(['S-1 | Light it |  | untouched']);
});

test('test cases among others that have fields are read without them, too', () => {
  const { steps } = read(
    '## ✅ Test Case 1: Light it\n\n**Expected:** It burns.\n\n**Rule:** R-1\n\n## ✅ Test Case 2: Look at it\n\nThe flame is blue.\n\n## Test Case 3: Sizes\n\n**Test 3a: Small**\n\n**Expected:** It fits.\n\n**Test 3b: Large**\n\n**Expected:** It does not fit.\n',
  );
  expect(steps).toEqual([
    '1 | Light it | It burns. | untouched',
    '2 | Look at it: The flame is blue. |  | untouched',
    '3a | Small | It fits. | untouched',
    '3b | Large | It does not fit. | untouched',
  ]);
});

test('an inventory that leaves all but its names to be filled in is something to check', () => {
  const { steps } = read('# Papers\n\n| Paper | Number | Status |\n| --- | --- | --- |\n| Manual | | |\n| Drawing | | |\n');
  expect(steps).toEqual(['- | Manual |  | untouched', '- | Drawing |  | untouched']);
});

test('a list below a sentence that says that it is to be done is one of steps', () => {
  const { steps } = read('# Lamps\n\n## Old lamps\n\nTo put a lamp away:\n\n- Blow it out.\n- Wait until it is cold.\n- Wrap it.\n');
  expect(steps.length).toBe(3);
});

test('a label may be explained before its list begins', () => {
  const { steps } = read('# Lamps\n\n## lamp-1\n\n**Steps:**\n\nIn this order.\n\n- lamp on\n- lamp off\n');
  expect(steps.map((step) => step.replace(/^\S+ \| /, ''))).toEqual(['lamp on |  | untouched', 'lamp off |  | untouched']);
});

test('rules at the top of a document are no front matter', () => {
  const { steps } = read('---\n\n| Action | Pass | Fail |\n| --- | --- | --- |\n| Light it | x | |\n\n---\n');
  expect(steps.map((step) => step.replace(/^\S+ \| /, ''))).toEqual(['Light it |  | pass']);
});
