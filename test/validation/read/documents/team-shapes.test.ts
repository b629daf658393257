import { expect, test } from 'vitest';
import { parseRecord } from '../../../../src/validation/read/documents/parse-record.ts';
import { readDocument } from '../../../../src/validation/read/formats/read-document.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';

async function read(text: string, file = 'lamp.md') {
  const { markdown } = await readDocument(new TextEncoder().encode(text), file);
  const { filled, protocol, notes, parsed } = importProtocol(markdown, { source: file });
  const { steps, problems } = parseRecord(filled, { source: 'a.mdx', folder: null }).body;
  return {
    steps: steps.map(({ action, result }) => `${action} | ${result}`),
    codes: problems.map(({ code }) => code),
    left: parsed.body.steps.map(({ action, result, actual }) => `${action} | ${result}${actual === '' ? '' : ` | ${actual}`}`),
    protocol,
    notes,
  };
}

test('a column `N°` numbers its rows, and is no column to tick for No', async () => {
  const { steps } = await read(
    '# Fiche\n\n| N° | Action | Résultat attendu | Conforme | Non conforme |\n|---|---|---|---|---|\n| 1 | Ouvrir | ouvert | ☒ | ☐ |\n| 2 | Fermer | fermé | ☐ | ☒ |\n',
  );
  expect(steps).toEqual(['Ouvrir | pass', 'Fermer | fail']);
});

test('✅ and ❌ before the numbers of test cases may be results: both are steps, each with a problem, and neither stays in the template', async () => {
  const { steps, codes, left, protocol } = await read('# Run\n\n## ✅ TC-1 Sign in\n\n1. Open\n\n## ❌ TC-2 Sign out\n\n1. Click\n');
  expect(steps).toEqual(['Sign in: Open | untouched', 'Sign out: Click | untouched']);
  expect(codes).toEqual(['step-result-twice', 'step-result-twice']);
  expect(left).toHaveLength(2);
  expect(protocol).not.toMatch(/[✅❌]/u);
});

test('a result in brackets before the words of an item counts, also in a list with boxes', async () => {
  const { steps, protocol } = await read(
    '# Steps\n\n1. [PASS] Boot it\n2. [FAIL: no route] Ping it\n3. [SKIPPED] Update it\n4. [ ] Reset it\n',
  );
  expect(steps).toEqual(['Boot it | pass', 'Ping it | fail', 'Update it | skipped', 'Reset it | untouched']);
  expect(protocol).not.toMatch(/PASS|FAIL|route|SKIPPED/);
});

test('a choice on a line of its own below an expectation is the result', async () => {
  const { steps, protocol } = await read(
    '# OQ\n\n## 1. Verify start\n\nStart it.\n\nAcceptance: it runs\n\nPass ☐ Fail ☒\n\n## 2. Verify stop\n\nStop it.\n\nAcceptance: it stands\n\nPass ☒ Fail ☐\n',
  );
  expect(steps).toEqual(['Verify start: Start it. | fail', 'Verify stop: Stop it. | pass']);
  expect(protocol.match(/Pass ☐ Fail ☐/g)).toHaveLength(2);
});

test.each([['- [x] Export : OK sauf Excel'], ['- [x] Export: OK, except Excel'], ['- [x] Is it exported? No']])(
  'a tick and words that take it back are two readings: %s',
  async (item) => {
    const { steps, codes } = await read(`# Lamp\n\n${item}\n`);
    expect(steps).toEqual([expect.stringContaining('| untouched')]);
    expect(codes).toEqual(['step-result-twice']);
  },
);

test('answers behind questions are results, and none where the question asks for what should not be', async () => {
  const { steps, codes, protocol } = await read(
    '# Go-live checklist\n\n1. Is it saved? Yes\n2. Is it watched? No\n3. Are there any errors? No\n',
  );
  expect(steps).toEqual(['Is it saved? | pass', 'Is it watched? | fail', 'Are there any errors? | untouched']);
  expect(codes).toEqual(['step-answer-unclear']);
  expect(protocol).not.toMatch(/\? (?:Yes|No)/);
});

test('buttons of HTML that choose a result are open again in the template', async () => {
  const choice = (pass: string, fail: string) => `<input type=radio ${pass}> Pass <input type=radio ${fail}> Fail`;
  const { steps, left } = await read(
    `<h1>Form</h1><ol><li>Light it ${choice('checked', '')}</li><li>Blow it out ${choice('', 'checked')}</li></ol>`,
    'lamp.html',
  );
  expect(steps).toEqual(['Light it | pass', 'Blow it out | fail']);
  expect(left).toEqual(['Light it | untouched', 'Blow it out | untouched']);
});

test('notes behind a result are those of whoever executed the step, and go with it; those of a form that nobody executed stay', async () => {
  const table = (result: string) =>
    `# Verbale\n\n| N. | Prova | Esito atteso | Esito | Note |\n|---|---|---|---|---|\n| 1 | Spegnimento | buio | ${result} | resta acceso |\n`;
  const executed = await read(table('Non superato'));
  expect(executed.steps).toEqual(['Spegnimento | fail']);
  expect(executed.protocol).not.toContain('resta');
  expect((await read(table(''))).protocol).toContain('resta');
});

test('results in a table of their own are told, and taken out of the template', async () => {
  const plan = '| ID | Test | Expected |\n|---|---|---|\n| T1 | Open | opens |\n';
  const { notes, protocol } = await read(`# Plan\n\n${plan}\n## Results\n\n| ID | Result | Tester |\n|---|---|---|\n| T1 | Fail | Ann |\n`);
  expect(notes).toEqual([expect.stringMatching(/looks like a result/)]);
  expect(protocol).not.toMatch(/Fail|Ann/);
});

test.each([['- Create it - passed\n- Cancel it - failed, see 7'], ['> | Thing | Colour | Result |\n> |---|---|---|\n> | a | b | Fail |']])(
  'results that stand in no step are told: %s',
  async (text) => {
    expect((await read(`# Lamp\n\n- [ ] Light it\n\n## Notes\n\n${text}\n`)).notes).toEqual([expect.stringMatching(/like a? ?results?/)]);
  },
);
