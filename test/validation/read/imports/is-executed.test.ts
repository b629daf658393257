import { expect, test } from 'vitest';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';

const steps = '| Test step | Expected | Result |\n| --- | --- | --- |\n| Press the switch | It burns | |\n';
const template = (above: string) => importProtocol(`# Lamp\n\n${above}\n\n${steps}`, { source: 'lamp.md' });

test.each([
  ['lines', 'Tester name: Ann\nTest date: 2026-03-04', 'Tester name:\nTest date:'],
  ['a list', '- Tester: Ann\n- **Executed on:** 4 March', '- Tester:\n- **Executed on:**'],
  ['a table', '| Tester name | Ann |\n| --- | --- |\n| Test date | 4 March |', '| Tester name | |\n| --- | --- |\n| Test date | |'],
  ['another language', 'Getestet von: Ann\nTestdatum: 4.3.2026', 'Getestet von:\nTestdatum:'],
])('who executed a form and when is taken out of its template, be there no result yet: %s', (_, above, left) => {
  const { protocol, losses } = template(above);
  expect(protocol.replace(/ +$/gm, '')).toContain(left);
  expect(protocol).not.toMatch(/Ann|March|2026-03/);
  expect(losses.lines.flatMap(({ dropped }) => dropped)).toHaveLength(2);
});

test.each([['Date: 2026-03-04\nAuthor: Ann'], ['Tester: QA team\nTest date: YYYY-MM-DD'], ['Tester: [name]'], ['Tested by: ____']])(
  'what a document says of itself, and room to write, stay: %s',
  (above) => {
    expect(template(above).protocol).toContain(above);
  },
);

test('of a form that nobody executed, offers in brackets, lines to write on and evidence that is wanted stay', () => {
  const form =
    '# Lamp\n\n### TC-1: Light it\n\n**Action:** press\n\n**Expected:** light\n\n**Observed:** [what you saw]\n\n**Result:** [PASS / FAIL]\n\n**Evidence:** `evidence/lamp.log`\n\n**Tester:** [Name]\n\n| Property | Value |\n| --- | --- |\n| Observations | 251 |\n\n**Time:** ____ s\n';
  const { protocol, losses } = importProtocol(form, { source: 'lamp.md' });
  for (const kept of ['[what you saw]', '[PASS / FAIL]', 'evidence/lamp.log', '[Name]', '| 251 |']) expect(protocol).toContain(kept);
  expect(losses.lines.flatMap(({ dropped }) => dropped).filter((word) => word !== 's')).toEqual([]);
});
