import { expect, test } from 'vitest';
import { parseProtocol } from '../../../../src/validation/read/documents/parse-protocol.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';

/** What an executed document says, step by step, and what its template keeps. */
function read(text: string) {
  const { filled, protocol, notes, seen } = importProtocol(text, { source: 'lamp.md' });
  const { steps, problems } = parseProtocol(filled, { source: 'a.mdx' }).body;
  const open = parseProtocol(protocol, { source: 'a.mdx' }).body.steps;
  return {
    steps: steps.map(({ id, action, result }) => `${id} | ${action} | ${result}`),
    codes: problems.map(({ code }) => code),
    open: open.map(({ result }) => result),
    notes,
    seen,
  };
}

test.each([
  ['Scénario', 'Résultat', 'Succès', 'Échec', 'Partiel'],
  ['Escenario', 'Resultado', 'Éxito', 'Fallo', 'Parcial'],
  ['Cenário', 'Resultado', 'Sucesso', 'Falha', 'Parcial'],
  ['Scenario di test', 'Esito', 'Superato', 'Non superato', 'Parziale'],
  ['Szenario', 'Ergebnis', 'Bestanden', 'Nicht bestanden', 'Teilweise'],
  ['Testscenario', 'Resultaat', 'Geslaagd', 'Niet geslaagd', 'Gedeeltelijk'],
])('a choice of good, bad and half is read in the words of its language: %s', (title, result, good, bad, half) => {
  const row = (id: string, ticked: number) =>
    `| L-${id} | Lampe ${id} | ${[good, bad, half].map((word, index) => `${index === ticked ? '☑' : '☐'} ${word}`).join(' ')} |`;
  const text = `# Lampe\n\n| ID | ${title} | ${result} |\n| --- | --- | --- |\n${[0, 1, 2, 3].map((ticked) => row(String(ticked), ticked)).join('\n')}\n`;
  const { steps, codes, open } = read(text);
  expect(steps.map((step) => step.split(' | ').at(-1))).toEqual(['pass', 'fail', 'untouched', 'untouched']);
  expect(codes).toEqual(['step-result-unknown']);
  expect(open).toEqual(['untouched', 'untouched', 'untouched', 'untouched']);
});

test.each([
  ['Succès', 'pass'],
  ['éxito', 'pass'],
  ['sin éxito', 'fail'],
  ['no cumple', 'fail'],
  ['sans succès', 'fail'],
  ['non validé', 'fail'],
  ['Falha', 'fail'],
  ['não passou', 'fail'],
  ['afgekeurd', 'fail'],
  ['Successful', 'pass'],
  ['Unsuccessful', 'fail'],
  ['Teilweise', 'untouched'],
  ['Incorrecto', 'fail'],
])('%s is %s', (word, result) => {
  expect(read(`# Lamp\n\n| Action | Result |\n| --- | --- |\n| Light it | ${word} |\n`).steps).toEqual([`S-1 | Light it | ${result}`]);
});

test.each([
  ['# Plan de pruebas\n\n## Alcance\n\n- La lámpara\n- El cable\n\n## Encendido\n\n- Verificar que luce.\n- Comprobar el cable.\n', 2],
  ['# Plano de testes\n\n## Botão\n\n- Clicar no botão.\n- Verificar a luz.\n', 2],
  ['# Plan de test\n\n## Objectif\n\n- Une lampe sûre\n\n## Vérifications\n\n- Ouvrir le capot.\n- Vérifier le câble.\n', 2],
  ['# Piano\n\n## Casi di test\n\n- Aprire il coperchio.\n- Controllare il cavo.\n', 2],
  ['# Prüfplan Lampe\n\n## Zweck\n\n- Sicherheit\n\n## Durchführung\n\n- Deckel öffnen.\n- Kabel prüfen.\n', 2],
  ['# Testplan lamp\n\n## Doel\n\n- Veiligheid\n\n## Stappen\n\n- Open het deksel.\n- Controleer de kabel.\n', 2],
])('a list of instructions is one of steps in other languages, too', (text, count) => {
  const { steps } = read(text);
  expect(steps).toHaveLength(count);
});

test('boxes of a decision are none of the steps, in whatever language', () => {
  for (const heading of ['Décision', 'Entscheidung', 'Decisión', 'Decisão', 'Decisione', 'Besluit', 'Decision'])
    expect(read(`# Lamp\n\n- [x] Light it\n\n## ${heading}\n\n- [ ] Take it\n- [ ] Leave it\n`).steps).toHaveLength(1);
});

test('boxes below the modules that were tested are none of the steps beside others, and steps where nothing else is', () => {
  const modules = '## Modules testés\n\n- [x] Ampoule\n- [x] Câble\n';
  expect(read(`# Lampe\n\n${modules}\n| Action | Résultat |\n| --- | --- |\n| Allumer | Échec |\n`).steps).toEqual([
    'S-1 | Allumer | fail',
  ]);
  expect(read(`# Lampe\n\n${modules}`).steps).toHaveLength(2);
});

test('headings that are identifiers and have the name of the case below them are its steps', () => {
  const one = (id: string, name: string) => `##### ${id}\n\n### ${name}\n\n- Press the button\n- The lamp shines\n\n---\n\n`;
  const { steps, open } = read(`# Lamp - test cases\n\n${one('TC001', 'It shines')}${one('TC002', 'It goes out')}`);
  expect(steps.map((step) => step.slice(0, 16))).toEqual(['TC001 | It shine', 'TC002 | It goes ']);
  expect(open).toHaveLength(2);
});

test('a log that numbers test cases and says nothing else of them is read where nothing else is there', () => {
  const log =
    '| Test Nr. | Testfall Nr. | Tester | Ergebnis |\n| --- | --- | --- | --- |\n| 1 | 1.1 | Ann | OK |\n| 2 | 1.2 | Ann | NOK |\n';
  expect(read(`# Lampe\n\n${log}`).steps).toEqual(['1 | 1.1 | pass', '2 | 1.2 | fail']);
  expect(read(`# Lampe\n\n- [ ] Einschalten\n\n${log}`)).toMatchObject({
    steps: ['S-1 | Einschalten | untouched'],
    notes: [expect.stringMatching(/^Line 8 /)],
  });
  // Where another step was executed, the template loses the result, and the report must tell of it all the same.
  expect(read(`# Lampe\n\n- [x] Einschalten\n\n${log}`).notes).toEqual([expect.stringMatching(/^Line 8 /)]);
});

test('a result behind a label that is in no step is said; one of all steps together is not', () => {
  const text = '# Lamp\n\n- [ ] Light it\n\n1. Trim it\n\n   Result: FAIL\n\n**Overall result:** FAIL\n';
  expect(read(text).notes).toEqual([expect.stringMatching(/^Line 7 looks like a result/)]);
});

test('ticked choices that are in no step are said', () => {
  const { notes } = read('# Lamp\n\n- [ ] Light it\n\n| Thing | Colour |\n| --- | --- |\n| Shade | ☑ red ☐ blue |\n');
  expect(notes).toEqual([expect.stringMatching(/^Line 7 looks like a result/)]);
});

test('a table of measurements keeps what is done apart from what it is done with', () => {
  const table = '| ID | Operation | Dataset | Observed Time |\n| --- | --- | --- | --- |\n| P-1 | Light all | Twelve lamps | 3 s |\n';
  expect(read(`# Lamp\n\n${table}`).steps).toEqual(['P-1 | Light all | untouched']);
});

test('of numbers that begin anew in each part, none is an identifier', () => {
  const part = (name: string, rows: readonly number[]) =>
    `## ${name}\n\n| Step | Action | Expected |\n| --- | --- | --- |\n${rows.map((row) => `| ${row} | Do ${name} ${row} | ok |`).join('\n')}\n`;
  const { steps } = read(`# Lamp\n\n${part('A', [1, 2])}\n${part('B', [1, 2, 3])}`);
  expect(steps.map((step) => step.split(' | ')[0])).toEqual(['step-1', 'step-2', 'step-3', 'step-4', 'step-5']);
});
