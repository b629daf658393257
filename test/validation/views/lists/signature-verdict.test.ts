import { expect, test } from 'vitest';
import type { ValidationRecord } from '../../../../src/validation/schema/records/record.ts';
import { placeRecords } from '../../../../src/validation/views/lists/record-entries.ts';
import { judgeSignatures } from '../../../../src/validation/views/lists/signature-verdict.ts';
import { record, signoff } from '../../../fixture/validation-parts.ts';

const asked = (signed: number, count = 1) =>
  ({ role: 'tester', meaning: 'author', count, signed, waitsFor: [], withoutKey: [], ready: true, reason: '' }) as const;

const tell = (...records: readonly ValidationRecord[]): string => {
  const verdict = judgeSignatures(placeRecords(records, null));
  return verdict === null ? 'nothing' : `${verdict.stamp.word}: ${verdict.text}`;
};

test('a release is signed only where all records are approved and all signatures there', () => {
  const done = record({ slug: 'a', state: 'approved', required: [asked(1)] });
  expect(tell(done)).toBe('signed: 1 of 1 signatures');
  expect(tell(done, record({ slug: 'b', state: 'waiting', required: [asked(0, 2)] }))).toBe('not fully signed: 1 of 3 signatures');
  expect(tell(record({ slug: 'a', state: 'doubtful', required: [asked(1)] }))).toBe('signed, with doubts: 1 of 1 signatures');
  expect(tell(record({ slug: 'a', state: 'in-progress', required: [asked(0, 4)] }))).toBe('not signed: 0 of 4 signatures');
  expect(tell(record({ slug: 'a', state: 'refused', required: [asked(1)] }))).toBe('refused: 1 of 1 signatures');
  expect(tell(record({ slug: 'a', state: 'approved' }))).toBe('nothing');
  // One signature more than a role asks for stands for none of another.
  expect(tell(record({ slug: 'a', state: 'doubtful', required: [asked(2), asked(0)] }))).toBe('not fully signed: 1 of 2 signatures');
  // All signatures are there, and what was signed says that it did not pass, or is not done.
  for (const state of ['failed', 'in-progress', 'stale', 'waiting'] as const) {
    expect(tell(record({ slug: 'a', state, required: [asked(1)] }))).toBe('not fully signed: 1 of 1 signatures');
    expect(tell(done, record({ slug: 'b', state, required: [] }))).toBe('not fully signed: 1 of 1 signatures');
  }
  expect(tell(done, record({ slug: 'b', state: 'doubtful', required: [] }))).toBe('signed, with doubts: 1 of 1 signatures');
  expect(tell(record({ slug: 'a', state: 'void', required: [asked(1)] }))).toBe('nothing');
});

test('whose signature was overtaken by a change is told from whose never counted; one that was withdrawn is no news', () => {
  const stale = signoff({ state: 'stale', printedName: 'Priya Raman' });
  const all = [stale, signoff({ state: 'key-unknown', printedName: 'Noor Haddad' }), signoff({ state: 'withdrawn' })];
  expect(tell(record({ slug: 'a', state: 'stale', required: [asked(0)], signoffs: all }))).toBe(
    'not signed: 0 of 1 signatures; Priya Raman’s signature is no longer valid; Noor Haddad’s signature does not count',
  );
  const four = ['A', 'B', 'C', 'D'].map((printedName) => signoff({ state: 'stale', printedName }));
  expect(tell(record({ slug: 'a', state: 'stale', required: [asked(0)], signoffs: four }))).toBe(
    'not signed: 0 of 1 signatures; 4 signatures are no longer valid',
  );
});
