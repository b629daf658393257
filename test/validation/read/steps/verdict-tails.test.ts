import { expect, test } from 'vitest';
import { parseRecord } from '../../../../src/validation/read/documents/parse-record.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';

function read(text: string) {
  const { filled, protocol } = importProtocol(text, { source: 'lamp.md' });
  const { steps, problems } = parseRecord(filled, { source: 'a.mdx', folder: null }).body;
  const template = parseRecord(protocol, { source: 'a.mdx', folder: null }).body;
  return {
    steps: steps.map(({ action, result }) => `${action} | ${result}`),
    codes: problems.map(({ code }) => code),
    template: template.steps.map(({ action, result }) => `${action} | ${result}`),
    protocol,
  };
}

test('what stands behind the words of an item is its result, and in no template', () => {
  const { steps, codes, template, protocol } = read(
    '# Smoke test\n\n## Login\n\n1. Open it -> a form is shown ... PASS\n2. Sign in … FAIL (error 500)\n3. Sign out [N/A]\n4. Wait: PASS, but it crashed\n5. Close it\n',
  );
  expect(steps).toEqual([
    'Open it -> a form is shown | pass',
    'Sign in | fail',
    'Sign out | n/a',
    'Wait: PASS, but it crashed | untouched',
    'Close it | untouched',
  ]);
  expect(codes).toEqual(['step-result-twice']);
  expect(template.map((step) => step.replace(/:? \|.*/, ''))).toEqual([
    'Open it -> a form is shown',
    'Sign in',
    'Sign out',
    'Wait',
    'Close it',
  ]);
  expect(protocol).not.toMatch(/PASS|FAIL|N\/A|500/);
});

test('such a list is one of steps beside clearer ones, in the template too', () => {
  const { steps, template } = read(
    '# Lamp\n\n- [x] Light it\n- Wait ... FAIL\n\nSome words.\n\n1. Trim it ... PASS\n2. Fill it ... PASS\n',
  );
  expect(steps).toEqual(['Light it | pass', 'Wait | fail', 'Trim it | pass', 'Fill it | pass']);
  expect(template).toEqual(['Light it | untouched', 'Wait | untouched', 'Trim it | untouched', 'Fill it | untouched']);
});

test.each(['Press OK', 'Press [OK]', 'Wait until CI is passed', 'Set status: blocked', 'Select Fail-safe mode'])(
  'what only names a result is something to do: %s',
  (action) => {
    const { steps, codes, protocol } = read(`# Smoke test\n\n## Steps\n\n1. Open it\n2. ${action}\n`);
    expect([steps[1], codes]).toEqual([`${action} | untouched`, []]);
    expect(protocol).toContain(action.replace('[', '['));
  },
);

test('boxes with other marks, and several boxes in an item, are steps of which nobody knows the result', () => {
  const { steps, codes, template, protocol } = read(
    '# Checklist\n\n- [x] Door closes\n- [-] Door bell\n- [!] Door hinge\n- [/] Door frame\n- ☑ Door stop ☐ Door mat\n',
  );
  expect(steps).toEqual([
    'Door closes | pass',
    'Door bell | untouched',
    'Door hinge | untouched',
    'Door frame | untouched',
    'Door stop ☐ Door mat | untouched',
  ]);
  expect(codes).toEqual(['step-result-unknown', 'step-result-unknown', 'step-result-unknown', 'step-result-twice']);
  expect(template).toHaveLength(5);
  expect(protocol).not.toMatch(/\[[-!/x]\]|☑/);
});

test.each(['- ☐ Critical ☑ Major ☐ Minor', '- ☑ Verified ☐ Not verified', '- ☐ Yes ☑ No', '- [1] a note'])(
  'answers to choose from are no steps: %s',
  (item) => {
    expect(read(`# Checklist\n\n- [x] Door closes\n\nHow bad is it?\n\n${item}\n`).steps).toEqual(['Door closes | pass']);
  },
);

test('words of a template that only sound like a result stay', () => {
  const { protocol } = read('# Checklist\n\n- [ ] Review: failed tests are listed\n- [ ] Upgrade it (n/a for patches)\n');
  expect(protocol).toContain('Review: failed tests are listed');
  expect(protocol).toContain('Upgrade it (n/a for patches)');
});

test('what looks like a result and is in no step is told', () => {
  const notes = (text: string) => importProtocol(`# Lamp\n\n- [x] Light it\n\n${text}\n`, { source: 'lamp.md' }).notes;
  expect(notes('| Lamp | Red | Blue |\n| --- | --- | --- |\n| one | x | |\n| two | | |')).toEqual([
    'Line 7 looks like a result and was kept as text: no step has it.',
  ]);
  expect(notes('Login ......... PASS\nLogout ........ FAIL')).toEqual([
    'Lines 5, 6 look like results and were kept as text: no step has them.',
  ]);
  expect(notes('## Login - FAIL\n\nSome words.')).toEqual(['Line 5 looks like a result and was kept as text: no step has it.']);
  expect(notes('Write PASS or FAIL.\n\n| Version | Date |\n| --- | --- |\n| 1 | 2025 |\n\n- a point\n- Result: PASS')).toEqual([]);
});

test('such a list below a step without a result is none of its fields', () => {
  const { steps } = read('### TC-1: Light it\n\n**Expected:** Burns\n\n**Result:** ____\n\n1. Wait ... PASS\n');
  expect(steps).toEqual(['Light it | untouched', 'Wait | pass']);
});
