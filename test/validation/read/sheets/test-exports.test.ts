import { expect, test } from 'vitest';
import { parseProtocol } from '../../../../src/validation/read/documents/parse-protocol.ts';
import { readDocument } from '../../../../src/validation/read/formats/read-document.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';

async function read(csv: string) {
  const { markdown, notes } = await readDocument(new TextEncoder().encode(csv), 'lamp.csv');
  const { protocol, filled } = importProtocol(markdown, { source: 'lamp.csv' });
  const { steps } = parseProtocol(protocol, { source: 'a.mdx' }).body;
  const executed = parseProtocol(filled, { source: 'a.mdx' }).body.steps;
  return {
    steps: steps.map(({ id, section, action, expected }) => `${id} | ${section.join(' > ')} | ${action} | ${expected}`),
    results: executed.map(({ result }) => result),
    notes,
    protocol,
  };
}

test('test cases of Azure DevOps are headings with their steps, and a first step that is written twice is one', async () => {
  const { steps, notes, protocol } = await read(`ID,Work Item Type,Title,Test Step,Step Action,Step Expected,Area Path,State
812,Test Case,Light a lamp,,,,Lamps,Design
,,,1,Light it,It burns,,
,,,2,Look at it,,,
813,Test Case,Blow it out,1,Blow,It is dark,Lamps,Ready
,,,1,Blow,It is dark,,
,Shared Steps,Put it away,2,,,,
814,Test Case,No steps yet,,,,,
`);
  expect(steps).toEqual([
    '812.1 | Light a lamp | Light it | It burns',
    '812.2 | Light a lamp | Look at it | ',
    '813.1 | Blow it out | Blow | It is dark',
    '813.2 | Blow it out | Put it away | ',
    '814.1 | No steps yet | No steps yet | ',
  ]);
  expect(notes).toEqual(['1 row that repeats a first step was taken once.']);
  expect(protocol).toContain('Area Path: Lamps');
});

test('test cases of Azure DevOps without numbers get some', async () => {
  const { steps } = await read(',Work Item Type,Title,Test Step,Step Action,Step Expected\n,Test Case,Light,,,\n,,,1,Light it,Burns\n');
  expect(steps).toEqual(['S-1 | Light | Light it | Burns']);
});

test.each([
  [
    'Xray',
    'Issue key,Test type,Summary,Action,Data,Result\nL-1,Manual,Light,Light it,oil,It burns\n,,,Blow it out,,It is dark\n',
    ['L-1 |  | Light: Light it | It burns', 'L-1.2 |  | Blow it out | It is dark'],
  ],
  [
    'TestRail',
    'ID,Title,Section,Steps (Step),Steps (Expected Result),Status\nC7,Light,Lamps,Light it,It burns,Passed\n,,,Blow it out,It is dark,\n',
    ['C7 |  | Light: Light it | It burns', 'C7.2 |  | Blow it out | It is dark'],
  ],
  [
    'Zephyr',
    'Key,Name,Precondition,Test Script (Step-by-Step) - Step,Test Script (Step-by-Step) - Test Data,Test Script (Step-by-Step) - Expected Result\nL-T1,Light,oil,Light it,match,It burns\n,,,Blow it out,,It is dark\n',
    ['L-T1 |  | Light: Light it | It burns', 'L-T1.2 |  | Blow it out | It is dark'],
  ],
])('test cases of %s keep their numbers, and what is expected', async (_, csv, steps) => {
  expect((await read(csv)).steps).toEqual(steps);
});

test('a run of TestRail counts the result of a case and of each of its steps', async () => {
  const head =
    'ID,Title,Assigned To,Case ID,Expected Result,Run,Run ID,Status,Steps (Expected Result),Steps (Status),Steps (Step),Tested By';
  const { steps, results, protocol } = await read(`${head}
T1,Light,Ann,C1,,Smoke,R1,Passed,It burns,Passed,Light it,Ann
,,,,,,,,It is dark,Passed,Blow it out,
T2,Trim,Ann,C2,It is short,Smoke,R1,Passed,,,,Ann
T3,Fill,Ann,C3,,Smoke,R1,Passed,It is full,Failed,Fill it,Ann
T4,Dim,Ann,C4,,Smoke,R1,Passed,It is dim,Passed,Dim it,Ann
,,,,,,,,It is bright,Failed,Brighten it,
T5,Clean,Bob,C5,It shines,Smoke,R1,Untested,,,,
`);
  expect(steps.map((step) => step.split(' | ')[2])).toEqual([
    'Light: Light it',
    'Blow it out',
    'Trim',
    'Fill: Fill it',
    'Dim: Dim it',
    'Brighten it',
    'Clean',
  ]);
  expect(results).toEqual(['pass', 'pass', 'pass', 'untouched', 'pass', 'fail', 'untouched']);
  expect(protocol).not.toMatch(/Passed|Failed/);
});

test('the text of all steps of TestRail has a column of its own, and a state of a test case is no result', async () => {
  const rail = await read(
    'ID,Title,Steps,Steps (Step),Steps (Expected Result)\nC1,Light,1. Light it 2. Look,Light it,It burns\n,,,Look,It burns\nC2,Trim,Trim it,,\n',
  );
  expect(rail.steps.map((step) => step.split(' | ')[2])).toEqual(['Light: Light it', 'Look', 'Trim: Trim it']);
  expect(rail.protocol).toContain('1. Light it 2. Look');
  const states = await read(
    'Test Case Name,Status,Test Step,Expected Result\nLight,Approved,Light it,It burns\nTrim,Draft,Trim it,It is short\n',
  );
  expect(states.results).toEqual(['untouched', 'untouched']);
  expect(states.protocol).toContain('Approved');
});

test('numbered columns of steps and results are what to do and what is expected, together', async () => {
  const { steps, protocol } = await read(
    'Title,Key,Steps,Expected Result,Step 1,Result 1,Step 2,Result 2\nLight,L-1,,,Light it,It burns,Look,It is bright\nBlow,L-2,Blow,Dark,,,,\n',
  );
  expect(steps).toEqual(['S-1 |  | Light: 1. Light it 2. Look | 1. It burns 2. It is bright', 'S-2 |  | Blow: Blow | Dark']);
  expect(protocol).not.toContain('Result 1');
});

test('a numbered column of verdicts stays one of results', async () => {
  const { results, protocol } = await read('Title,Step 1,Result 1,Step 2,Result 2\nLight,Light it,pass,Look,fail\n');
  expect(results).toEqual(['untouched']);
  expect(protocol).not.toMatch(/\bpass\b|\bfail\b/);
});

test('a line that names the separator is no row', async () => {
  const { steps, protocol } = await read('\uFEFFsep=;\n"ID";"Action";"Expected"\r\n"L-1";"Light, then look";"It burns"\r\n');
  expect(steps).toEqual(['L-1 |  | Light, then look | It burns']);
  expect(protocol).not.toContain('sep=');
});

test('HTML in cells is read as elsewhere, and what speaks of a tag stays text', async () => {
  const { steps, results, protocol } = await read(`ID,Title,Preconditions,Steps (Step),Steps (Expected Result),Steps (Actual Result),Status
C1,Light,<p>Oil &amp; wick</p>,"<ol><li>Open the <strong>lid</strong></li><li>Light <a href=""javascript:alert(1)"">it</a></li></ol>",<p>It burns<br />brightly</p>,<p>It burnt</p>,<p>Passed</p>
,,,Type <b>x</b> into the field,<div>It shows &lt;b&gt;x&lt;/b&gt; | y</div>,,
,,,Type <script>alert(1)</script>,A <br> is shown as text,,
C2,Blow,,Blow<br>Wait,<p>Dark</p><p><del>Pass</del></p>,,Failed
`);
  expect(steps).toEqual([
    'C1 |  | Light: 1. Open the lid 2. Light it | It burns brightly',
    'C1.2 |  | Type <b>x</b> into the field | It shows <b>x</b> | y',
    'C1.3 |  | Type <script>alert(1)</script> | A <br> is shown as text',
    'C2 |  | Blow: Blow Wait | Dark ~~Pass~~',
  ]);
  expect(results).toEqual(['pass', 'untouched', 'untouched', 'fail']);
  expect(protocol).toContain('1. Open the **lid**<br/>2. Light it');
  expect(protocol).not.toMatch(/javascript|It burnt/);
});
