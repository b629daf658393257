import { expect, test } from 'vitest';
import { parseRecord } from '../../../../src/validation/read/documents/parse-record.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';

/** Steps and problems of an executed document, and the template that is made of it. */
function read(text: string) {
  const { filled, protocol } = importProtocol(text, { source: 'lamp.md' });
  const { steps, problems, blocks } = parseRecord(filled, { source: 'a.mdx', folder: null }).body;
  const shown = blocks.flatMap((block) => (block.kind === 'prose' ? [block.text] : []));
  return { steps: steps.map(({ action, result }) => `${action}: ${result}`), codes: problems.map(({ code }) => code), protocol, shown };
}
const table = (rows: string) =>
  `# Lamp\n\n| ID | Action | Result |\n| --- | --- | --- |\n| L-1 | Light it | PASS |\n${rows}\n| L-2 | Trim it | PASS |\n`;
const both = ['Light it: pass', 'Trim it: pass'];

test.each([
  'Overall',
  '**Overall result**',
  'Overall test case result',
  'Total',
  'Final status',
  'Pass rate',
  'Average',
  'Gesamtergebnis',
  'Gesamt-Status',
  'Résultat global',
  'Resultado general',
  'Situação final',
  'Esito complessivo',
  'Totaalresultaat',
])('a row named %s says how all steps came out, and is none', (name) => {
  const { steps, codes, shown, protocol } = read(table(`| ${name} | | PASS |`));
  expect([steps, codes]).toEqual([both, []]);
  expect(shown.join()).toContain('PASS');
  expect(protocol).not.toContain('PASS');
});

test.each(['| 7 | Overall result | PASS |', '| L-9 | Total amount is shown | PASS |', '| | Overall system responds | PASS |'])(
  'a row with a number or with something to do is a step: %s',
  (row) => {
    expect(read(table(row)).steps).toHaveLength(3);
  },
);

test.each([
  table('| Overall | | FAIL |'),
  table('| | Gesamtergebnis | nicht bestanden |'),
  `**Overall result:** FAIL\n\n${table('')}`,
  `${table('')}\n## Overall result: FAILED\n\nWords.\n`,
  `${table('')}\n- Final result: ☐ Pass ☑ Fail\n`,
  `${table('')}\n| Résultat global | non conforme |\n| --- | --- |\n| a | b |\n`,
  `${table('')}\nOverall result: Pass ❌\n`,
  `${table('')}\n1. Clean it\n\n   **Result:** FAIL\n`,
  `${table('')}\nOverall result ... FAIL\n`,
  `${table('')}\n1. Overall — FAILED\n`,
])('a whole that failed without a step that failed is a problem, and no template keeps it', (text) => {
  const { codes, protocol } = read(text);
  expect(codes).toEqual(['overall-result-differs']);
  expect(read(protocol).codes).toEqual([]);
});

test('a row that sums up is shown with the columns in which it says something', () => {
  const { filled } = importProtocol(table('| Overall | | PASS |'), { source: 'lamp.md' });
  const { blocks } = parseRecord(filled, { source: 'a.mdx', folder: null }).body;
  const [shown] = blocks.flatMap((block) => (block.kind === 'prose' ? [block.html] : []));
  expect(shown?.match(/<t[hd](?=[\s>])[^>]*>[^<]*/g)?.map((cell) => cell.replace(/<[^>]*>/, ''))).toEqual([
    'ID',
    'Result',
    'Overall',
    'PASS',
  ]);
});

test('a whole that failed because of a step is none, nor is one that is open', () => {
  expect(read(table('| L-3 | Dim it | FAIL |\n| Overall | | FAIL |')).codes).toEqual([]);
  expect(read(`${table('')}\n**Overall result:** ☐ Pass ☐ Fail\n`).codes).toEqual([]);
});
