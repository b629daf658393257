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

test('a role that two must sign has one form that is signed and one that is empty and says for whom it waits', () => {
  const own = record({
    slug: 'uat',
    state: 'waiting',
    signoffs: [signoff({ notes: ['The key was retired since.'] })],
    required: [lead(1)],
  });
  expect(describeSignatures(own)).toBe('1 of 2 signatures');
  expect(show(own)).toBe(
    'Signatures 1 of 2 signatures qa-lead approval, 2 people signed The signature is genuine, and the record is as it was signed. ' +
      'Printed name Mara Okafor Role qa-lead Meaning Approval of the record Time, as the signer states it 12 Mar 2026, 14:05 +11:00 (Australia/Melbourne) ' +
      'Declaration I have read this record and approve it. ' +
      'Record signed revision 3, 70ce 871f 8a3d 3fb4 49bc 3c3a ce65 47ce f02d fc74 ffe4 8d91 2532 a724 bfdb e5b9 ' +
      'Key SHA256:f1x7ure0nly0000000000000000000000000000000A Second component not evidenced ' +
      'Time, as git bounds it not before 12 Mar 2026, 13:50 +11:00, not after 12 Mar 2026, 14:09 +11:00 (commits of the record and of the signature) ' +
      'Statement and signature 47d8 bd46 8778 31cc d61c 1cfa c962 cd41 43bc 818c 7d5f d098 9de4 f061 ce60 351e ' +
      'The key was retired since. not signed Waiting for Mara Okafor (no key in use) . Role qa-lead Meaning approval Printed name Time',
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
  expect(show(own)).toContain('not signed The role tester signs before. Role qa-lead');
});

test('a signature in a role that the protocol does not name is shown apart', () => {
  const own = record({
    slug: 'uat',
    state: 'waiting',
    signoffs: [signoff({ state: 'role-not-allowed', role: 'cook', reason: 'Nobody signs as `cook`.' })],
  });
  expect(show(own)).toContain('In no role that the protocol names role not allowed Does not count. Nobody signs as cook .');
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
  expect([shown.indexOf('Printed name'), shown.indexOf('Does not count')].every((at) => at > 0)).toBe(true);
  expect(shown.indexOf('Printed name')).toBeLessThan(shown.indexOf('Does not count'));
});
