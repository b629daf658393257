import { expect, test } from 'vitest';
import { parseRecord } from '../../../../src/validation/read/documents/parse-record.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';

const read = (text: string) => {
  const { filled, protocol } = importProtocol(`# Lamp tests\n\n${text}\n`, { source: 'lamp.md' });
  const { steps, problems } = parseRecord(filled, { source: 'a.mdx', folder: null }).body;
  return { results: steps.map(({ result }) => result), codes: problems.map(({ code }) => code), protocol };
};

test.each([
  ['### TC-1 - PASS\n\nIt failed.'],
  ['### TC-1: Light it - PASS\n\nPress the switch.\n\nThe lamp did not burn on Firefox.'],
  ['### TC-1 - PASS\n\n- Press the switch\n- It failed'],
  ['### TC-1 - PASS\n\n- Press the switch\n- Lampe: hat nicht funktioniert'],
  ['### TC-1\n\n**Action:** press\n\n**Status:** PASS\n\nIt crashed after a minute.'],
])('words below a passed step that say that it failed are a second reading: %s', (text) => {
  const { results, codes } = read(text);
  expect(results).toEqual(['untouched']);
  expect(codes).toContain('step-result-twice');
});

test.each([
  ['### TC-1 - PASS\n\nFailed logins are counted.', 'pass'],
  ['### TC-1 - PASS\n\nPress twice. It should not fail.', 'pass'],
  ['### TC-1 - PASS\n\nThe test did not fail.', 'pass'],
  ['### TC-1 - FAILED\n\nIt crashed.', 'fail'],
])('words that say no failure, or the same one, are none: %s', (text, result) => {
  expect(read(text).results).toEqual([result]);
});

test('what is said of the failure is no part of the template', () => {
  expect(read('### TC-1\n\n**Action:** press\n\n**Status:** PASS\n\nIt crashed after a minute.').protocol).not.toContain('crashed');
});

test('a heading that says that it failed is a second reading of the boxes that are ticked below it, and of no others', () => {
  const { results, codes } = read('## TC-1 Lamp — FAILED\n\n- [x] Light it\n- [ ] Dim it\n\n## TC-2 Bell - PASS\n\n- [x] Ring it');
  expect(results).toEqual(['untouched', 'untouched', 'pass']);
  expect(codes.filter((code) => code === 'step-result-twice')).toHaveLength(1);
});
