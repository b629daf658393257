import { expect, test } from 'vitest';
import { parseBody } from '../../../../src/validation/read/documents/parse-body.ts';
import type { Step } from '../../../../src/validation/schema/records/step.ts';

const parse = (text: string) => parseBody(text, (line, column) => ({ source: 'content/protocols/a.mdx', line, column }));
const said = (text: string) => parse(text).problems.map(({ code, place }) => `${place.line}:${place.column} ${code}`);

/** What is written in a step, without what is empty. */
function brief(step: Step) {
  return Object.fromEntries(
    Object.entries(step).filter(([, value]) => value !== '' && value !== false && !(Array.isArray(value) && value.length === 0)),
  );
}

test('a row of a table is a step with all its fields', () => {
  const body = parse(`# Tests

## Sign in

| Test ID | Procedure | Expected Result | Observed | Pass/Fail | Evidence | Performed By/Date | Verified By | Req ID | Depends on | Critical | Browser |
|---|---|---|---|---|---|---|---|---|---|---|---|
| **T-1** | Open the page of #705 | A form | It was \\| there | ✅ Pass | [shot](evidence/a.png) | Ann Bell / 2027-03-01 | Bo Li | REQ-12, RISK-3, api#7 | T-0 | yes | Firefox |
`);
  expect(body.steps.map(brief)).toEqual([
    {
      id: 'T-1',
      idWritten: true,
      section: ['Tests', 'Sign in'],
      shape: 'table',
      action: 'Open the page of #705',
      expected: 'A form',
      actual: 'It was | there',
      result: 'pass',
      written: '✅ Pass',
      tester: 'Ann Bell',
      date: '2027-03-01',
      checkedBy: 'Bo Li',
      references: [
        { kind: 'requirement', id: 'REQ-12' },
        { kind: 'risk', id: 'RISK-3' },
        { kind: 'issue', id: 'api#7' },
        { kind: 'issue', id: '#705' },
      ],
      dependsOn: ['T-0'],
      critical: true,
      evidence: ['evidence/a.png'],
      fields: [{ name: 'Browser', value: 'Firefox' }],
      line: 7,
      column: 1,
    },
  ]);
  expect(body.blocks).toEqual([
    { kind: 'heading', depth: 1, text: 'Tests', line: 1 },
    { kind: 'heading', depth: 2, text: 'Sign in', line: 3 },
    { kind: 'steps', steps: ['T-1'], line: 5 },
  ]);
  expect(body.places.get('T-1')?.get('result')).toEqual({ line: 7, column: 64 });
  expect(body.problems).toEqual([]);
});

test('a task is a step, its labelled items are fields, and tasks in it are steps of their own', () => {
  const { steps, problems } = parse(`## Release

- [x] **REL-1** Build the image
  - Expected: it is there
  - Actual: it was there
  - Tester: Ann
  - [ ] Scan it
- Mock run
  - [ ] Stage
- [ ] Tell the users
  - Result: n/a - nobody uses it
- [x] Look again
  - Result: fail
`);
  expect(
    steps.map(({ id, action, expected, actual, tester, result, reason, section }) => [
      id,
      action,
      expected,
      actual,
      tester,
      result,
      reason,
      section,
    ]),
  ).toEqual([
    ['REL-1', 'Build the image', 'it is there', 'it was there', 'Ann', 'pass', '', ['Release']],
    ['step-2', 'Scan it', '', '', '', 'untouched', '', ['Release', 'Build the image']],
    ['step-3', 'Stage', '', '', '', 'untouched', '', ['Release', 'Mock run']],
    ['step-4', 'Tell the users', '', '', '', 'n/a', 'nobody uses it', ['Release']],
    ['step-5', 'Look again', '', '', '', 'fail', '', ['Release']],
  ]);
  expect(problems).toEqual([]);
});

test('a heading with labels is a step', () => {
  const { steps, blocks } = parse(`# OQ

**Document ID**: OQ
**Status**: ✅ APPROVED

## 4.1 Sign in

**Test ID**: OQ-001
**Objective**: The form works

**Procedure**:
1. Open it
2. Sign in

\`\`\`bash
curl x
\`\`\`

**Expected Result**:
- In
- Status: active

**Actual Result**: ☑ Pass ☐ Fail
**Tested By**: ____________
**Date**: 2027-03-01

## Scope

Text.
`);
  expect(steps.map(brief)).toEqual([
    {
      id: 'OQ-001',
      idWritten: true,
      section: ['OQ'],
      shape: 'heading',
      action: 'Sign in: 1. Open it 2. Sign in curl x',
      expected: '- In - Status: active',
      rich: {
        action: '<p>Sign in: </p>\n<ol>\n<li>Open it</li>\n<li>Sign in</li>\n</ol>\n<pre><code class="language-bash">curl x\n</code></pre>',
        expected: '<ul>\n<li>In</li>\n<li>Status: active</li>\n</ul>',
      },
      result: 'pass',
      written: '☑ Pass ☐ Fail',
      date: '2027-03-01',
      fields: [{ name: 'Objective', value: 'The form works' }],
      line: 6,
      column: 1,
    },
  ]);
  expect(blocks.map(({ kind, line }) => [kind, line])).toEqual([
    ['heading', 1],
    ['prose', 3],
    ['steps', 6],
    ['heading', 27],
    ['prose', 29],
  ]);
});

test('bold lines that number steps, and headings that are labels, tell steps too', () => {
  expect(
    parse(
      '**Step 1: Apply**\n\n`make`\n\n**✅ Verified**: all there\n**Verified By**: Ann\n\n**Step 2**\n\nLook.\n\n**Expected**\n\nIt is there.\n',
    ).steps.map(({ id, action, expected, actual, result, checkedBy }) => [id, action, expected, actual, result, checkedBy]),
  ).toEqual([
    ['1', 'Apply: make', '', 'all there', 'pass', 'Ann'],
    ['2', 'Look.', 'It is there.', '', 'untouched', ''],
  ]);
  expect(
    parse('## Sign in\n\n### Steps\n\nOpen.\n\n### Expected\n\nA form.\n').steps.map(({ action, expected }) => [action, expected]),
  ).toEqual([['Sign in: Open.', 'A form.']]);
});

test('ballot boxes are steps, and choices are none', () => {
  const { steps } = parse('- ☐ Open it\n- ☑ Close it\n\n☒ Lock it\n☐ Leave\n\n☐ Approved ☐ Rejected\n\n- ☐ Yes\n- ☐ No\n');
  expect(steps.map(({ action, result, shape }) => [action, result, shape])).toEqual([
    ['Open it', 'untouched', 'box'],
    ['Close it', 'pass', 'box'],
    ['Lock it', 'pass', 'box'],
    ['Leave', 'untouched', 'box'],
  ]);
});

test('numbered lists are steps below a heading that says so, and only where no step has a clearer shape', () => {
  const list = '## Testing\n\n1. Open it #3\n2. **Expected:** a form\n3. Close it\n\n## Scope\n\n1. This\n2. That\n';
  expect(parse(list).steps.map(({ action, expected, shape }) => [action, expected, shape])).toEqual([
    ['Open it #3', 'a form', 'list'],
    ['Close it', '', 'list'],
  ]);
  expect(parse(`${list}\n- [ ] Box\n`).steps.map(({ action }) => action)).toEqual(['Box']);
});

test('components are steps, evidence and deviations, and their insides are data', () => {
  const body = parse(`## Part

<Step id="S-1" expected="In &amp; out"
  result='fail: red' critical requirement="REQ-1">
Open *it*.

Actual: red
<Evidence file="evidence/a.log" />
</Step>

<Evidence file="evidence/b.log" step="S-1"/>

<Deviation id="DEV-1" step="S-1" severity="Minor" status="resolved" owner="Ann" disposition="Repaired">
It was red.
</Deviation>

| Deviation ID | Test Step | Description | Severity | Resolution | Status |
| --- | --- | --- | --- | --- | --- |
| DEV-2 | Step S-1 | Odd | huge | | Open |
`);
  expect(body.steps.map(brief)).toEqual([
    {
      id: 'S-1',
      idWritten: true,
      section: ['Part'],
      shape: 'component',
      action: 'Open it.',
      expected: 'In & out',
      actual: 'red',
      result: 'fail',
      written: 'fail: red',
      reason: 'red',
      critical: true,
      references: [{ kind: 'requirement', id: 'REQ-1' }],
      evidence: ['evidence/a.log', 'evidence/b.log'],
      line: 3,
      column: 1,
    },
  ]);
  expect(body.deviations).toEqual([
    {
      id: 'DEV-1',
      step: 'S-1',
      severity: 'minor',
      status: 'closed',
      disposition: 'Repaired',
      owner: 'Ann',
      text: 'It was red.',
      line: 13,
      column: 1,
    },
    { id: 'DEV-2', step: 'S-1', severity: null, status: 'open', disposition: '', owner: '', text: 'Odd', line: 19, column: 1 },
  ]);
  expect(body.problems.map(({ code, place }) => [code, place.line, place.column])).toEqual([['deviation-word-unknown', 19, 28]]);
});

test('what would run, and what is no component of Docket, is a Problem at its place and does not run', () => {
  const text = `import X from 'x'

| Step | Action | Expected | Result |
| --- | --- | --- | --- |
| 1 | a {b} <br> <Fancy/> | <script>c</script> | pass |

<Step id={x}>

<Step id="a>

<div onclick="x">

[a](javascript:alert(1)) abc\u202Edef
`;
  const body = parse(text);
  expect(body.problems.map(({ code, place }) => `${place.line}:${place.column} ${code}`)).toEqual([
    '1:1 code-in-content',
    '5:9 code-in-content',
    '5:18 raw-html-dropped',
    '5:29 raw-html-dropped',
    '5:38 raw-html-dropped',
    '7:1 code-in-content',
    '9:1 component-malformed',
    '11:1 raw-html-dropped',
    '13:1 link-not-allowed',
    '13:25 invisible-characters',
  ]);
  expect(JSON.stringify(body.blocks)).not.toMatch(/<script|<div|javascript:|onclick|\u202e/);
});

test('the same identifier twice is a Problem at both places, and both steps stay', () => {
  const text = '| ID | Action | Expected |\n|---|---|---|\n| A-1 | a | b |\n| A-1 | c | d |\n';
  expect(said(text)).toEqual(['3:3 step-id-twice', '4:3 step-id-twice']);
  expect(parse(text).steps.map(({ id, action }) => [id, action])).toEqual([
    ['A-1', 'a'],
    ['A-1-2', 'c'],
  ]);
  expect(parse(text).problems[0]?.message).toMatchInlineSnapshot(
    `"Step \`A-1\` exists twice: the step in line 4 has the same identifier."`,
  );
});

test('numbers that begin anew in each table identify nothing', () => {
  const table = '| # | Action | Expected |\n|---|---|---|\n| 1 | a | b |\n';
  expect(parse(`${table}\n## Next\n\n${table}`).steps.map(({ id, idWritten }) => [id, idWritten])).toEqual([
    ['step-1', false],
    ['step-2', false],
  ]);
  expect(parse(table).steps.map(({ id, idWritten }) => [id, idWritten])).toEqual([['1', true]]);
});

test('results that cannot be told are Problems, and the step is untouched', () => {
  const rows = ['maybe', '☑ Pass ☑ Fail', '❌ Pass', '☐ Pass ☑ Fail', 'skipped: no time', '____'];
  const text = `| ID | Action | Expected | Result |\n|---|---|---|---|\n${rows.map((row, index) => `| A-${index} | a | b | ${row} |`).join('\n')}\n`;
  expect(parse(text).steps.map(({ result, reason }) => [result, reason])).toEqual([
    ['untouched', ''],
    ['untouched', ''],
    ['untouched', ''],
    ['fail', ''],
    ['skipped', 'no time'],
    ['untouched', ''],
  ]);
  expect(said(text)).toEqual(['3:17 step-result-unknown', '4:17 step-result-twice', '5:17 step-result-twice']);
  expect(said('- [ ] a\n  - Result: pass\n')).toEqual(['2:5 step-result-twice']);
});

test('tables that are no steps stay text', () => {
  const tables = [
    '| Field | Value |\n|---|---|\n| Document | X |\n',
    '| Version | Date | Author | Description of Changes |\n|---|---|---|---|\n| 1 | 2027 | Ann | First |\n',
    '| Role | Name | Signature | Date |\n|---|---|---|---|\n| QA | Ann | | |\n',
    '| ID | Description | Status |\n|---|---|---|\n| R-1 | Odd | open |\n',
    '| ID | Action | Expected | Result |\n|---|---|---|---|\n| | | | |\n',
  ];
  for (const table of tables) expect(parse(table).blocks.map(({ kind }) => kind)).toEqual(['prose']);
});

test('a cell too many is a Problem, and its words stay', () => {
  const text = '| ID | Action | Expected |\n|---|---|---|\n| A-1 | a | b | lost |\n';
  expect(said(text)).toEqual(['3:17 table-row-too-long']);
  expect(parse(text).steps[0]?.fields).toEqual([{ name: 'Column 4', value: 'lost' }]);
});

test('placeholders and links are found with their places', () => {
  const body = parse('Version <version> of {{name}} on YYYY-MM-DD, [log](evidence/a.log)\n\n[x]: b.md\n[y][x]\n');
  expect(body.placeholders).toEqual([
    { text: '<version>', line: 1, column: 9 },
    { text: '{{name}}', line: 1, column: 22 },
    { text: 'YYYY-MM-DD', line: 1, column: 34 },
  ]);
  expect(body.links).toEqual([
    { url: 'evidence/a.log', line: 1, column: 46 },
    { url: 'b.md', line: 4, column: 1 },
  ]);
});

test('what would take too long to read is left out, and is a Problem', () => {
  expect(said(`${'> '.repeat(60)}a\n`)).toEqual(['1:1 document-too-deep']);
  expect(said('**a'.repeat(3000))).toEqual(['1:1 document-too-dense']);
  expect(said(`${'a\n\n'.repeat(3000)}`)).toEqual(['5001:1 document-too-long']);
  expect(said('- a\n'.repeat(4000))).toEqual(['3334:1 document-too-long']);
  expect(said('a\n=\n\n'.repeat(1200))).toEqual(['3002:1 document-too-long']);
});
