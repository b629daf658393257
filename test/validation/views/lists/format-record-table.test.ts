import { expect, test } from 'vitest';
import type { ValidationRecord } from '../../../../src/validation/schema/records/record.ts';
import { formatRecordTable } from '../../../../src/validation/views/lists/format-record-table.ts';
import { placeRecords } from '../../../../src/validation/views/lists/record-entries.ts';
import { validationIndex } from '../../../../src/validation/views/lists/validation-index.ts';
import { validationBook } from '../../../fixture/validation-book.ts';
import { record, signoff } from '../../../fixture/validation-parts.ts';

const tell = (...records: readonly ValidationRecord[]): string =>
  formatRecordTable(placeRecords(records, null), {
    caption: '',
    href: (address) => address,
    withRelease: false,
    index: validationIndex(validationBook()),
  })
    .text.replace(/<\/?(small|p|td|th|span)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');

test('a signature that counts is told with who, in which role and when', () => {
  expect(tell(record({ slug: 'uat', state: 'approved', signoffs: [signoff({})] }))).toContain('Mara Okafor, qa-lead, 12 Mar 2026');
});

test('a signature that does not count names nobody as a signer, and its state is told once', () => {
  const told = tell(record({ slug: 'uat', state: 'stale', stateReason: 'It changed.', signoffs: [signoff({ state: 'stale' })] }));
  expect(told).not.toContain('Mara Okafor');
  expect(told.match(/\bstale\b/g)).toEqual(['stale']);
});

test('a refusal is told as one', () => {
  const refusal = signoff({ meaning: { code: 'disapproval', label: 'Disapproval' } });
  expect(tell(record({ slug: 'uat', state: 'refused', signoffs: [refusal] }))).toContain('refused Mara Okafor');
});
