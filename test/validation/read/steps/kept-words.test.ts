import { expect, test } from 'vitest';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';

const stepsOf = (text: string) => importProtocol(`# Lamp tests\n\n${text}\n`, { source: 'lamp.md' }).parsed.body.steps;

test('words beside the numbers of requirements, and how critical a step is, are kept with the step', () => {
  const table = '| ID | Action | Expected | Reference | Criticality |\n| --- | --- | --- | --- | --- |\n';
  const [first, second] = stepsOf(
    `${table}| T-1 | Light | Burns | UR-1 through UR-3 (all lamps) | Medium |\n| T-2 | Blow | Dark | UR-4, #12 | Yes |`,
  );
  expect(first?.references.map(({ id }) => id)).toEqual(['UR-1', 'UR-3']);
  expect(first?.fields.map(({ name, value }) => `${name}: ${value}`)).toEqual([
    'Reference: UR-1 through UR-3 (all lamps)',
    'Criticality: Medium',
  ]);
  expect(second).toMatchObject({ fields: [], critical: true });
});

test.each([
  ['Light lamp #1 of the rack', []],
  ['Check the fix of #1', ['#1']],
  ['See issue #4', ['#4']],
  ['Light lamp #705', ['#705']],
])('a small number behind a thing counts it, and is no issue: %s', (action, ids) => {
  expect(stepsOf(`- [ ] ${action}`)[0]?.references.map(({ id }) => id)).toEqual(ids);
});

test('a word at the head of a wrapped line is no label', () => {
  const [, step] = stepsOf(
    '## Step 1: Fill it\n\nTake oil.\n\n## Step 2: Light it\n\nAsk for a match by writing this\ncomment:\n\n> match please\n',
  );
  expect(step?.action).toContain('comment: match please');
});
