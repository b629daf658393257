import { expect, test } from 'vitest';
import { parseProtocol } from '../../../../src/validation/read/documents/parse-protocol.ts';
import { parseRecord } from '../../../../src/validation/read/documents/parse-record.ts';
import { readDocument } from '../../../../src/validation/read/formats/read-document.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';
import { sheetToMarkdown } from '../../../../src/validation/read/sheets/sheet-markdown.ts';
import { docxFile, xlsxFile, zipFile } from '../../../fixture/zip-file.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What becomes of a file: its steps as `id | action | expected`, with the notes of its reader. */
async function read(file: string, content: Uint8Array | string) {
  const { markdown, notes, format } = await readDocument(typeof content === 'string' ? bytesOf(content) : content, file);
  const { protocol } = importProtocol(markdown, { source: file });
  const parsed = parseProtocol(protocol, { source: file });
  return {
    format,
    title: parsed.protocol?.title,
    steps: parsed.body.steps.map(({ id, action, expected }) => `${id} | ${action} | ${expected}`),
    rich: parsed.body.steps.map(({ rich }) => rich?.action ?? ''),
    notes,
    protocol,
  };
}

const rows = [
  ['Lamp tests', '', '', ''],
  ['Key', 'Test Step', 'Expected Result', 'Status'],
  ['TC-1', '1. Light the lamp\n2. Wait', 'It burns | bright', 'PASS'],
  ['', 'Blow it out', 'It is dark', ''],
  ['TC-2', 'Trim the wick', '', ''],
];
const steps = ['TC-1 | 1. Light the lamp 2. Wait | It burns | bright', 'TC-1.2 | Blow it out | It is dark', 'TC-2 | Trim the wick |'];

test('a spreadsheet of test cases becomes a table, with its lists and without its results', async () => {
  const csv = rows
    .map((row) => row.map((cell) => `"${cell}"`).join(','))
    .join('\r\n')
    .replace('Key', 'Test ID');
  for (const [file, content] of [
    ['lamp.csv', csv],
    ['lamp.csv', csv.replaceAll('","', '";"')],
    ['lamp.tsv', csv.replaceAll('","', '"\t"')],
    ['lamp.xlsx', xlsxFile(rows.map((row, index) => (index === 1 ? ['Test ID', ...row.slice(1)] : row)))],
  ] as const) {
    const found = await read(file, content);
    expect(found.steps.map((step) => step.trim())).toEqual(steps);
    expect(found.rich[0]).toBe('<ol>\n<li>Light the lamp</li>\n<li>Wait</li>\n</ol>');
    expect(found.protocol).not.toContain('PASS');
    expect(found.notes).toEqual([]);
  }
});

test('merged cells are filled in, and formulas count as what was stored', async () => {
  const sheet = xlsxFile(
    [
      ['Feature', 'Action', 'Expected'],
      ['Lamp', 'Light it', '=A1→It burns'],
      ['', 'Blow it out', 'Dark'],
    ],
    { merged: ['A2:A3'] },
  );
  const { steps: found, notes } = await read('lamp.xlsx', sheet);
  expect(found).toEqual(['S-1 | Lamp: Light it | It burns', 'S-2 | Lamp: Blow it out | Dark']);
  expect(notes).toEqual(['1 merged cell was filled into each of the rows below.', '1 cell has a formula; the stored values were taken.']);
});

test('a sheet without steps is text, a total below numbered cases is none of them, and boxes of a spreadsheet are ticks', async () => {
  const parts = [
    ['Tester', 'Ann'],
    ['ID', 'Action', 'Expected', 'OK', 'NOK'],
    ['P-1', 'Light it', 'It burns', 'TRUE', 'FALSE'],
    ['P-2', 'Blow it out', 'Dark', 'FALSE', 'TRUE'],
    ['', 'Total', '', '1', '1'],
  ];
  const { markdown } = await readDocument(bytesOf(parts.map((row) => row.join(',')).join('\n')), 'lamp.csv');
  const { filled, protocol } = importProtocol(markdown, { source: 'lamp.csv' });
  const { steps: found } = parseRecord(filled, { source: 'a.mdx', folder: null }).body;
  expect(found.map(({ id, action, result }) => `${id} | ${action} | ${result}`)).toEqual([
    'P-1 | Light it | pass',
    'P-2 | Blow it out | fail',
  ]);
  expect(protocol).not.toContain('Ann');
  const cover = sheetToMarkdown(
    [
      { name: 'Cover', rows: [['Report'], ['Tester', 'Ann']] },
      {
        name: 'Tests',
        rows: [
          ['Action', 'Expected'],
          ['Light it', 'It burns'],
        ],
      },
    ],
    'lamp.xlsx',
  );
  expect(cover.markdown).toContain('## Cover\n\nReport\n\nTester: Ann\n');
  expect(cover.notes).toEqual(['The sheet `Cover` has no row of column names, and was kept as text.']);
});

test('a second row of column names begins another table', async () => {
  const { steps: found, notes } = await read('lamp.csv', 'Action,Expected\nLight it,Burns\nAction,Expected\nBlow it out,Dark\n');
  expect(found).toEqual(['S-1 | Light it | Burns', 'S-2 | Blow it out | Dark']);
  expect(notes).toEqual(['The file has 2 rows of column names; what is below each is a table of its own.']);
});

test('a Word document keeps headings, lists and tables', async () => {
  const paragraph = (text: string, style = '') =>
    `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  const row = (...cells: readonly string[]) =>
    `<w:tr>${cells
      .map(
        (cell) =>
          `<w:tc>${cell
            .split('/')
            .map((line) => paragraph(line))
            .join('')}</w:tc>`,
      )
      .join('')}</w:tr>`;
  const body = `${paragraph('Lamp OQ', 'Heading1')}${paragraph('For all lamps.')}<w:tbl>${row('ID', 'Action', 'Expected Result', 'Result')}${row('L-1', 'Light it/then wait', 'It burns', '☐ Pass ☑ Fail')}</w:tbl>`;
  const found = await read('lamp.docx', docxFile(body));
  expect(found).toMatchObject({ format: 'docx', steps: ['L-1 | Light it then wait | It burns'] });
  expect(found.protocol).toContain('For all lamps.');
  expect(found.protocol).toContain('☐ Pass ☐ Fail');
});

test('a page of HTML keeps its boxes and tables, and runs nothing', async () => {
  const html =
    '<html><head><title>Lamp</title><script>alert(1)</script></head><body><h2>Steps</h2><ul><li><input type="checkbox" checked> Light it</li><li><input type="checkbox"> Wait</li></ul><table><tr><th>Action</th><th>Expected</th></tr><tr><td>Run <code>lamp</code></td><td>On</td></tr></table></body></html>';
  const found = await read('lamp.html', html);
  expect(found.steps).toEqual(
    ['S-1 | Light it |', 'S-2 | Wait |', 'S-3 | Run lamp | On'].map((step) => (step.endsWith('|') ? `${step} ` : step)),
  );
  expect(found.title).toBe('Lamp');
  expect(found.protocol).not.toMatch(/alert|<script/);
});

test('an issue form gives a task for each box', async () => {
  const form = `name: Release a lamp
description: What to do
body:
  - type: markdown
    attributes: { value: 'Read this first.' }
  - type: checkboxes
    attributes:
      label: Before
      options:
        - label: Light it
          required: true
        - label: Wait
  - type: textarea
    attributes: { label: Notes, description: 'Anything else?' }
`;
  const found = await read('.github/ISSUE_TEMPLATE/release.yml', form);
  expect(found).toMatchObject({ title: 'Release a lamp', steps: ['S-1 | Light it | ', 'S-2 | Wait | '] });
  expect(found.protocol).toContain('Read this first.');
  expect(found.protocol).toContain('Anything else?');
});

test('an issue form is taken whole: what is asked, demanded, offered and shown, and no choice is something to do', async () => {
  const form = `name: Lamp
title: "[Lamp] "
labels: test, lamp
assignees: [ann]
body:
  - type: input
    attributes: { label: Version, description: Which?, placeholder: 2.3.0, value: 2.3 }
    validations: { required: true }
  - type: dropdown
    attributes: { label: Place, multiple: true, default: 1, options: [Bench, Hall] }
  - type: dropdown
    attributes: { label: Does it light?, description: Look at it., options: ["Yes", "No"] }
  - type: dropdown
    attributes: { label: Result, options: [Pass, Fail] }
  - type: textarea
    attributes: { label: Log, render: shell, value: "- [ ] off", placeholder: "- [ ] one\\n- [ ] two" }
  - type: checkboxes
    attributes: { label: Before, description: All of them., options: [{ label: Fill it, required: true }] }
  - type: upload
    attributes: { label: Picture }
    validations: { accept: .png }
  - type: something-new
    attributes: { label: New, description: Words. }
`;
  const { steps: found, notes, protocol } = await read('.github/ISSUE_TEMPLATE/lamp.yml', form);
  expect(found).toEqual(['S-1 | Does it light? | ', 'S-2 | Fill it | ']);
  expect(notes).toEqual([]);
  expect(protocol.slice(protocol.indexOf('## Version'))).toMatchInlineSnapshot(`
    "## Version

    Which?

    Required.

    2.3

    For example: 2.3.0

    ## Place

    Any of: Bench; Hall (default)

    Look at it.

    - **S-1** Does it light? ☐ Yes ☐ No

    **Result:** ☐ Pass ☐ Fail

    ## Log

    \`\`\`shell
    - [ ] off
    \`\`\`

    For example:

    \`\`\`
    - [ ] one
    - [ ] two
    \`\`\`

    ## Before

    All of them.

    - [ ] **S-2** Fill it
      - Required: yes

    ## Picture

    Files: .png.

    ## New

    Words.

    ## Front matter of the imported document

    \`\`\`yaml
    issue_title: "[Lamp] "
    labels:
      - test
      - lamp
    assignees:
      - ann
    \`\`\`
    "
  `);
});

test.each([
  ['one without boxes', 'body:\n  - type: dropdown\n    attributes: { label: Place, options: [Bench, Hall] }\n'],
  ['one with words alone', 'body:\n  - type: input\n    attributes: { label: Version, description: Which? }\n'],
])('an issue form in which nothing is to do gives no step: %s', async (_, form) => {
  expect((await read('lamp.yml', form)).steps).toEqual([]);
});

test('a feature file gives a step for each thing that is expected', async () => {
  const feature = `@smoke
Feature: Lamp
  Lamps burn.

  Background:
    Given a lamp

  @REQ-7
  Scenario: Light
    Given oil in it
    When I light it
    Then it burns
    And it is warm
    When I blow it out
    Then it is dark
`;
  const found = await read('lamp.feature', feature);
  expect(found).toMatchObject({
    title: 'Feature: Lamp'.replace('Feature: ', ''),
    steps: ['S-1 | Given oil in it When I light it | Then it burns And it is warm', 'S-2 | When I blow it out | Then it is dark'],
  });
  expect(found.protocol).toContain('- Given a lamp');
  expect(found.protocol).toContain('REQ-7');
});

/** Results of an executed document as `action | result`, with the codes of its Problems. */
async function readResults(file: string, content: Uint8Array | string) {
  const { markdown } = await readDocument(typeof content === 'string' ? bytesOf(content) : content, file);
  const { body } = parseRecord(importProtocol(markdown, { source: file }).filled, { source: 'a.mdx', folder: null });
  return [...body.steps.map(({ action, result }) => `${action} | ${result}`), ...body.problems.map(({ code }) => code)];
}

test('tasks of wikis are boxes, and their pictures are signs', async () => {
  const table =
    '<table><tr><th>Action</th><th>Status</th></tr><tr><td>Trim</td><td><img alt="(tick)"></td></tr><tr><td>Fill</td><td><img alt="(error)"></td></tr></table>';
  const lists = [
    '<ul class="inline-task-list"><li class="checked" data-inline-task-id="1"><span>Light it</span></li><li data-inline-task-id="2">Wait</li></ul>',
    '<ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body>Light it</ac:task-body></ac:task><ac:task><ac:task-status>incomplete</ac:task-status><ac:task-body>Wait</ac:task-body></ac:task></ac:task-list>',
    '<ul data-type="taskList"><li data-checked="true"><p>Light it</p></li><li data-checked="false"><p>Wait</p></li></ul>',
    '<ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span>Light it</span></li><li><div class="checkbox checkbox-off"></div> <span>Wait</span></li></ul>',
  ];
  for (const list of lists)
    expect(await readResults('lamp.html', `<h1>Lamp</h1>${list}${table}`)).toEqual([
      'Light it | pass',
      'Wait | untouched',
      'Trim | pass',
      'Fill | fail',
    ]);
});

test('a cell that spans rows stands in each of them', async () => {
  const html =
    '<table><tr><th rowspan="2">ID</th><th rowspan="2">Action</th><th rowspan="2">Expected</th><th colspan="2">Result</th></tr><tr><th>Chrome</th><th>Firefox</th></tr><tr><td rowspan="2">L-1</td><td rowspan="2">Light it</td><td>Burns</td><td>Pass</td><td>FAIL</td></tr><tr><td>Warm</td><td>PASSED</td><td>PASSED</td></tr></table>';
  expect(await readResults('lamp.html', html)).toEqual(['Light it | untouched', 'Light it | pass', 'step-result-twice']);
  const { steps: found, protocol } = await read('lamp.html', html);
  expect(found).toEqual(['L-1 | Light it | Burns', 'L-1.2 | Light it | Warm']);
  expect(protocol).not.toMatch(/pass|fail/i);
});

test('an error in a cell is no empty cell', async () => {
  const sheet = xlsxFile([
    ['Action', 'Expected', 'Result'],
    ['Light it', 'Burns', '#N/A'],
  ]);
  expect(await readResults('lamp.xlsx', sheet)).toEqual(['Light it | untouched', 'step-result-unknown']);
});

test('what stands out in a Word document is a choice that somebody made, and boxes of symbol fonts are boxes', async () => {
  const run = (text: string, marks = '') => `<w:r><w:rPr>${marks}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const symbol = (code: string) => `<w:r><w:sym w:font="Wingdings" w:char="${code}"/></w:r>`;
  const row = (...cells: readonly string[]) => `<w:tr>${cells.map((cell) => `<w:tc><w:p>${cell}</w:p></w:tc>`).join('')}</w:tr>`;
  const body = `<w:tbl>${row(run('Action'), run('Expected'), run('Result'))}${[
    `${run('Pass')}${run(' / ')}${run('Fail', '<w:highlight w:val="yellow"/>')}`,
    `${run('Pass / ')}${run('Fail', '<w:u w:val="single"/>')}`,
    `${run('Pass / ')}${run('Fail', '<w:b/>')}`,
    `${symbol('F0A8')}${run(' Pass ')}${symbol('F0FE')}${run(' Fail')}`,
    `${run('Pass / ')}${run('Fail', '<w:dstrike/>')}`,
  ]
    .map((result, index) => row(run(`Light ${index}`), run('Burns'), result))
    .join('')}</w:tbl>`;
  expect(await readResults('lamp.docx', docxFile(body))).toEqual([
    'Light 0 | untouched',
    'Light 1 | untouched',
    'Light 2 | untouched',
    'Light 3 | fail',
    'Light 4 | pass',
    'step-result-twice',
    'step-result-twice',
    'step-result-twice',
  ]);
});

test('UTF-16 is read as the text that it is', async () => {
  const text = '# Lamp\n\n- [ ] Light it\n';
  for (const content of [
    Buffer.from(`\uFEFF${text}`, 'utf16le'),
    Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    Buffer.from(text, 'utf16le'),
  ])
    expect((await read('lamp.md', content)).steps).toEqual(['S-1 | Light it | ']);
});

const office = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]);
const many = `Action,Expected\n${'Light it,Burns\n'.repeat(100_000)}`;

test.each([
  ['lamp.xlsx', office, '`lamp.xlsx` is protected by a password.'],
  ['lamp.docx', office, '`lamp.docx` is protected by a password.'],
  ['lamp.xlsx', bytesOf('not a spreadsheet'), '`lamp.xlsx` is damaged: it is no .xlsx file inside.'],
  ['lamp.docx', docxFile('<w:p/>').subarray(0, 300), '`lamp.docx` is damaged: it is no whole .docx file.'],
  ['lamp.xlsx', zipFile({ 'a.txt': 'a' }), '`lamp.xlsx` is damaged: it cannot be read as a spreadsheet.'],
  ['lamp.docx', zipFile({ 'a.txt': 'a' }), '`lamp.docx` is damaged: it cannot be read as a Word document.'],
  [
    'lamp.csv',
    bytesOf('Lamp,Oil\nred,much\n'),
    '`lamp.csv` has no row of column names such as Action and Expected result; its first row is `Lamp | Oil`.',
  ],
  ['lamp.csv', bytesOf(many), '`lamp.csv` has 100,001 rows, and a protocol has at most 2,000.'],
  [
    'lamp.xlsx',
    xlsxFile(Array.from({ length: 2002 }, (_, index) => (index === 0 ? ['Action', 'Expected'] : ['Light it', 'Burns']))),
    '`lamp.xlsx` has 2,002 rows, and a protocol has at most 2,000.',
  ],
  [
    'lamp.xlsx',
    xlsxFile([['Action', 'Expected']], { far: 'XFD1048576' }),
    '`lamp.xlsx` has a cell in row 1048576, column 16384, which is farther out than Docket reads.',
  ],
  [
    'lamp.html',
    bytesOf('<div>'.repeat(100_000)),
    '`lamp.html` holds more than 400 elements within each other, which Docket does not read.',
  ],
  [
    'lamp.html',
    bytesOf('<table><tr><th>Action</th><th>Expected</th></tr><tr><td>'.repeat(3000)),
    '`lamp.html` holds more than 400 elements within each other, which Docket does not read.',
  ],
  [
    'lamp.feature',
    bytesOf(`Feature: Lamp\n${'Scenario: Light\nGiven oil\nThen light\n'.repeat(60_000)}`),
    '`lamp.feature` has 180001 lines, and one protocol can hold 10000 of them.',
  ],
  [
    'lamp.docx',
    docxFile(
      '<w:p><w:r><w:t>Pass</w:t></w:r><w:r><w:pict><x:shape xmlns:x="urn:x"><x:textbox><w:txbxContent><w:p><w:r><w:t>FAIL</w:t></w:r></w:p></w:txbxContent></x:textbox></x:shape></w:pict></w:r></w:p>',
    ),
    '`lamp.docx` holds `FAIL` in a text box or another place that cannot be read with its step.',
  ],
  ['lamp.md', new Uint8Array(), '`lamp.md` is empty.'],
  ['lamp.md', bytesOf('  \n\n'), '`lamp.md` is empty.'],
  ['lamp.md', Uint8Array.from([1, 0, 2, 0, 0, 255, 254, 7]), '`lamp.md` is a binary file, not text.'],
  ['lamp.md', Uint8Array.from([0x61, 0xe9, 0x62]), '`lamp.md` is not in UTF-8.'],
  ['lamp.rst', bytesOf('Lamp\n====\n'), '`lamp.rst` is reStructuredText, which Docket does not read.'],
  [
    'lamp.txt',
    bytesOf('Lamp\n====\n\nLight it\n--------\n\n.. code-block:: sh\n\n   lamp\n\nSee :ref:`oil`.\n'),
    '`lamp.txt` is reStructuredText, which Docket does not read.',
  ],
  ['lamp.adoc', bytesOf('= Lamp\n'), '`lamp.adoc` is AsciiDoc, which Docket does not read.'],
  ['lamp.txt', bytesOf('= Lamp\n:toc:\n\n== Light\n\n. Light it\n. Wait\n'), '`lamp.txt` is AsciiDoc, which Docket does not read.'],
  ['lamp.pdf', bytesOf('%PDF-1.7'), '`lamp.pdf` is PDF, which Docket does not read.'],
  ['lamp.yml', bytesOf('a: 1\n'), '`lamp.yml` is YAML, and no GitHub issue form: it has no `body` with fields.'],
  [
    'lamp.feature',
    bytesOf('Lamp\n'),
    "`lamp.feature` cannot be read as a feature file: (1:1): expected: #EOF, #Language, #TagLine, #FeatureLine, #Comment, #Empty, got 'Lamp'.",
  ],
])('%s that cannot be read says why: %#', async (file, content, message) => {
  await expect(readDocument(content, file)).rejects.toThrow(message);
});

test('examples of a feature file are no steps, whatever they say, and what a page hides is said', async () => {
  const feature = `Feature: Lamp
  Scenario Outline: Dim <n>
    When I dim <n>
    Then it is <r>
    Examples:
      | n | r    |
      | 1 | pass |
      | 2 | fail |
`;
  const { steps, protocol } = await read('lamp.feature', feature);
  expect(steps).toHaveLength(1);
  expect(protocol).toContain('| 1 | pass |');
  const html = '<table><tr><th>ID<th>Action<th>Result<tr style="display:none"><td>1<td>Light<td>FAIL<tr><td>2<td>Trim<td>PASS</table>';
  expect((await read('lamp.html', html)).notes).toEqual(['1 part that the page hides was left out.']);
});
