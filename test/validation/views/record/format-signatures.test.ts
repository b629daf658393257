import { expect, test } from 'vitest';
import type { ValidationRecord } from '../../../../src/validation/schema/records/record.ts';
import { signoffStates } from '../../../../src/validation/schema/signoffs/signoff.ts';
import { validationIndex } from '../../../../src/validation/views/lists/validation-index.ts';
import { signoffStamp } from '../../../../src/validation/views/lists/validation-stamps.ts';
import { describeSignatures, formatSignatures } from '../../../../src/validation/views/record/format-signatures.ts';
import { validationBook } from '../../../fixture/validation-book.ts';
import { record, signoff } from '../../../fixture/validation-parts.ts';

const index = validationIndex(validationBook());
const show = (own: ValidationRecord): string =>
  formatSignatures(own, index, (address) => address)
    .text.replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const lead = (signed: number, own: Partial<ValidationRecord['required'][number]> = {}): ValidationRecord['required'][number] => ({
  role: 'qa-lead',
  meaning: 'approval',
  count: 2,
  signed,
  waitsFor: ['mara@portal.example'],
  withoutKey: ['mara@portal.example'],
  ready: true,
  reason: '',
  ...own,
});

test('of all states only valid has the word and the shape of a signature', () => {
  const stamps = signoffStates.map(
    (state) => [state, signoffStamp({ state, meaning: { code: 'approval', label: '' }, doubts: [] })] as const,
  );
  expect(stamps.filter(([, { word, kind }]) => kind === 'signed' || /^signed|approv/.test(word)).map(([state]) => state)).toEqual([
    'valid',
  ]);
  expect(new Set(stamps.map(([, { word }]) => word)).size).toBe(signoffStates.length);
});

test('a role that two must sign has one row that is signed and one that is empty and says for whom it waits', () => {
  const own = record({
    slug: 'uat',
    state: 'waiting',
    signoffs: [signoff({ notes: ['The key was retired since.'] })],
    required: [lead(1)],
  });
  expect(describeSignatures(own)).toBe('1 of 2 signatures');
  expect(show(own)).toBe(
    'Signatures 1 of 2 Signatures that count, and those that are missing Printed name Role Meaning Date and time State ' +
      'Mara Okafor qa-lead Approval of the record I have read this record and approve it. 12 Mar 2026, 14:05 +11:00 Australia/Melbourne ' +
      'signed The key was retired since. Nobody yet qa-lead approval not signed Waiting for Mara Okafor (no key in use) .',
  );
});

test('more signatures than are asked for count as what is asked for', () => {
  expect(describeSignatures(record({ slug: 'uat', state: 'approved', required: [lead(3)] }))).toBe('2 of 2 signatures');
});

test('a role whose turn has not come says why', () => {
  const own = record({
    slug: 'uat',
    state: 'waiting',
    required: [lead(0, { count: 1, ready: false, waitsFor: [], reason: 'The role `tester` signs before.' })],
  });
  expect(show(own)).toContain('Nobody yet qa-lead approval not signed The role tester signs before.');
});

test('a signature in a role that the protocol does not name says so, and one that does not count stands apart', () => {
  const own = record({
    slug: 'uat',
    state: 'waiting',
    signoffs: [signoff({ state: 'role-not-allowed', role: 'cook', reason: 'Nobody signs as `cook`.' })],
  });
  expect(show(own)).toContain(
    'Why it does not count Mara Okafor cook, Approval of the record 12 Mar 2026, 14:05 +11:00 Australia/Melbourne ' +
      'role not allowed Does not count. Nobody signs as cook .',
  );
  const foreign = record({ slug: 'uat', state: 'waiting', signoffs: [signoff({ role: 'cook' })] });
  expect(show(foreign)).toContain('signed The protocol asks for no signature in this role.');
});

test('what changed since a signature is shown word by word', () => {
  const words = [
    { kind: 'same', text: 'were ' },
    { kind: 'removed', text: '96' },
    { kind: 'added', text: '<95>' },
  ] as const;
  const own = record({
    slug: 'uat',
    state: 'stale',
    signoffs: [signoff({ state: 'stale', changed: [{ line: 41, words }] })],
    required: [lead(0)],
  });
  expect(formatSignatures(own, index, (address) => address).text).toContain(
    '<div class="changed"><p>1 line changed since:</p><ol><li value="41">were <del><span class="unseen">taken out: </span>96</del>' +
      '<ins><span class="unseen">put in: </span>&lt;95&gt;</ins></li></ol></div>',
  );
});

test('a signature that stands comes before the one that it replaced', () => {
  const signoffs = [signoff({ state: 'stale' }), signoff({})];
  const shown = show(record({ slug: 'uat', state: 'approved', signoffs, required: [lead(1, { count: 1 })] }));
  expect([shown.indexOf('signed'), shown.indexOf('Does not count')].every((at) => at > 0)).toBe(true);
  expect(shown.indexOf('signed')).toBeLessThan(shown.indexOf('Does not count'));
});
