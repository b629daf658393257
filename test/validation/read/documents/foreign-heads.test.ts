import { expect, test } from 'vitest';
import { parseProtocol } from '../../../../src/validation/read/documents/parse-protocol.ts';
import { readDocument } from '../../../../src/validation/read/formats/read-document.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';

/** Steps and results of an executed document, and the template that is made of it. */
async function read(text: string, file: string) {
  const { markdown } = await readDocument(new TextEncoder().encode(text), file);
  const { filled, protocol } = importProtocol(markdown, { source: file });
  const { steps } = parseProtocol(filled, { source: 'a.mdx' }).body;
  const open = parseProtocol(protocol, { source: 'a.mdx' }).body.steps;
  expect(open.map(({ result }) => result)).toEqual(steps.map(() => 'untouched'));
  return { steps: steps.map(({ action, expected, result }) => `${action} | ${expected} | ${result}`), protocol };
}
const page = (rows: readonly (readonly string[])[]) =>
  `<h1>Lamp</h1><table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;

test('a form says what it tests above the head of its steps', async () => {
  const { steps, protocol } = await read(
    page([
      ['Title', 'Light a lamp', ''],
      ['Tester', 'Ann', ''],
      ['Test steps', 'Expected result', 'Pass / Fail'],
      ['Light it', 'It burns', 'Pass'],
      ['Blow it out', 'It is dark', 'Fail'],
    ]),
    'lamp.html',
  );
  expect(steps).toEqual(['Light it | It burns | pass', 'Blow it out | It is dark | fail']);
  expect(protocol).toContain('Light a lamp');
});

test('words across a table stand above the head of its steps', async () => {
  const { steps } = await read(
    page([
      ['Summary', ''],
      ['Light a lamp', ''],
      ['Preconditions', ''],
      ['There is oil', ''],
      ['Step actions', 'Expected results'],
      ['Light it', 'It burns'],
    ]),
    'lamp.html',
  );
  expect(steps).toEqual(['Light it | It burns | untouched']);
});

test('a table whose first row is a head has no other, and a row of values is none', async () => {
  const rows = [
    ['Action', 'Expected', 'Result'],
    ['Open the step', 'Result', 'Pass'],
    ['Look at the expected', 'Step', 'Fail'],
  ];
  expect((await read(page(rows), 'lamp.html')).steps).toEqual(['Open the step | Result | pass', 'Look at the expected | Step | fail']);
});

test('a table of what goes in and what should come out is one of steps where there are no others', async () => {
  const csv =
    '| Case | Test data | Expected result |\n| --- | --- | --- |\n| Choice | 1 | The lamp burns |\n| No number | a | An error is shown |\n';
  expect((await read(`# Lamp\n\n${csv}`, 'lamp.md')).steps).toEqual([
    'Choice | The lamp burns | untouched',
    'No number | An error is shown | untouched',
  ]);
  const both = `# Lamp\n\n- [ ] Light it\n\n| Input | Expected output |\n| --- | --- |\n| 1 | 2 |\n`;
  expect((await read(both, 'lamp.md')).steps).toEqual(['Light it |  | untouched']);
});
