import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseProtocol } from '../../../../src/validation/read/documents/parse-protocol.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';

const documents: Readonly<Record<string, string>> = {
  table: `# OQ of the gate

Version 3, for **all** sites.

| Description | Expected Result | Actual | Pass? |
| --- | --- | --- | --- |
| Open the [gate](https://example.org/gate)<br>and close it | It closes | It closed | Yes |
| Pull the cord | A bell rings | | |

<details>

Signed by: ____
`,
  tasks: `---
name: Cut a release
about: What to do for one
labels: release
---

## Before

- [x] Ask <team> on \`{channel}\`
  - Expected: an answer
- [ ] Tag \`v1.0\` <!-- with care -->

## After

- [ ] Tell everyone
`,
};

test('a table becomes a protocol whose steps have identifiers and no results', () => {
  const { protocol, losses } = importProtocol(documents['table'] ?? '', { source: 'docs/oq.md' });
  expect(protocol).toBe(`---
id: oq-of-the-gate
title: OQ of the gate
version: "1.0"
kind: oq
roles:
  - role: tester
    meaning: author
  - role: approver
    meaning: approval
---

Version 3, for **all** sites.

| ID | Description | Expected Result | Actual | Pass? |
| --- | --- | --- | --- | --- |
| S-1 | Open the [gate](https://example.org/gate)<br/>and close it | It closes | | |
| S-2 | Pull the cord | A bell rings | | |



Signed by: ____
`);
  expect(losses.lines.map(({ line, fate, step, dropped }) => [line, fate, step, dropped.join(' ')])).toEqual([
    [1, 'front matter', null, ''],
    [3, 'prose', null, ''],
    [5, 'field', null, ''],
    [6, 'field', null, ''],
    [7, 'step', 'S-1', 'It closed Yes'],
    [8, 'step', 'S-2', ''],
    [10, 'dropped', null, '<details>'],
    [12, 'prose', null, ''],
  ]);
});

test('a checklist keeps its form', () => {
  const { protocol, losses } = importProtocol(documents['tasks'] ?? '', { source: 'docs/release.md' });
  expect(protocol).toBe(`---
id: cut-a-release
title: Cut a release
version: "1.0"
kind: release-validation
summary: What to do for one
roles:
  - role: tester
    meaning: author
  - role: approver
    meaning: approval
---

## Before

- [ ] **S-1** Ask \\<team> on \`{channel}\`
  - Expected: an answer
- [ ] **S-2** Tag \`v1.0\`

## After

- [ ] **S-3** Tell everyone

## Front matter of the imported document

\`\`\`yaml
labels: release
\`\`\`
`);
  expect(losses.lines.map(({ line, fate, step, dropped }) => [line, fate, step, dropped.join(' ')])).toEqual([
    [1, 'front matter', null, ''],
    [2, 'front matter', null, ''],
    [3, 'front matter', null, ''],
    [4, 'dropped', null, ''],
    [5, 'front matter', null, ''],
    [7, 'heading', null, ''],
    [9, 'step', 'S-1', 'tick'],
    [10, 'field', 'S-1', ''],
    [11, 'step', 'S-2', 'comment: with care'],
    [13, 'heading', null, ''],
    [15, 'step', 'S-3', ''],
  ]);
});

const words = fc.stringMatching(/^[a-zA-Z<>{}|*_`#[\]() -]{0,30}$/);
const line = fc.oneof(
  fc.constantFrom(
    '',
    '',
    '# Title',
    '## Section',
    '---',
    '```',
    '| ID | Action | Expected | Result |',
    '| --- | --- | --- | --- |',
    '| A-1 | do | done | pass |',
    '| | do | done | |',
  ),
  fc.constantFrom(
    '- [ ] Do it',
    '- [x] Done',
    '  - [ ] Below',
    '  - Expected: it',
    '1. First',
    '☐ Box',
    '☑ Ticked',
    '<details>',
    '</details>',
    '<!-- note',
    '-->',
    '**Procedure**: go',
    '<Step id="A">',
  ),
  words,
  words.map((text) => `- [ ] ${text}`),
  words.map((text) => `| ${text} | ${text} | x | |`),
);

test('every line of a document is in the report once, and what comes out comes out again', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      const text = lines.join('\n');
      const { protocol, id, losses } = importProtocol(text, { source: 'a.md' });
      expect(losses.lines.map((one) => [one.line, one.text])).toEqual(
        lines.flatMap((one, index) => (one.trim() === '' ? [] : [[index + 1, one]])),
      );
      const again = importProtocol(protocol, { source: `${id}.mdx` });
      const steps = (written: string) =>
        parseProtocol(written, { source: 'a.mdx' }).body.steps.map((step) => [step.id, step.action, step.expected]);
      expect(steps(again.protocol)).toEqual(steps(protocol));
    }),
    { numRuns: 300, seed: 20_261_121 },
  );
});
