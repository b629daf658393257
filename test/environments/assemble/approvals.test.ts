import { expect, test } from 'vitest';
import { findSigners, isRecord, listApprovers, listLapsed } from '../../../src/environments/assemble/approvals.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';
import { record, signoff } from '../../fixture/validation-parts.ts';
import { makeResolved } from '../make-event.ts';

const [releaseMade] = syntheticBook({ releases: 1, changes: 1 }).products[0]?.releases ?? [];
if (releaseMade === undefined) throw new Error('The book has no release.');

const approval = { code: 'approval', label: 'Approval' } as const;
const signed = (printedName: string | null, other: Parameters<typeof signoff>[0] = {}) =>
  signoff({ printedName, meaning: approval, ...other });
const records = [
  record({
    ...{ slug: 'release-validation', path: 'content/releases/portal/2.0.0/oq-2.md', state: 'approved' },
    signoffs: [
      signed('Ada'),
      signed('Bo', { state: 'withdrawn' }),
      signed('Cy', { meaning: { code: 'reviewer', label: 'Review' } }),
      signed('Di', { meaning: null }),
      signed(null),
      signed('Ed'),
    ],
  }),
  record({ slug: 'other', path: 'content/releases/portal/2.0.0/other.mdx', state: 'approved', signoffs: [signed('Fay')] }),
];
const signers = findSigners([{ ...releaseMade, version: '2.0.0', validation: { ...releaseMade.validation, records } }]);

test('who signed a record as approved, validly, is its approver, and of its own release alone', () => {
  expect([
    signers('2.0.0', 'release-validation'),
    signers('2.0.0', 'oq-2'),
    signers('2.0.0', 'other'),
    signers('2.0.0', 'none'),
    signers('1.0.0', 'other'),
    signers(null, 'other'),
  ]).toEqual([['Ada', 'Ed'], ['Ada', 'Ed'], ['Fay'], [], [], []]);
  expect(isRecord({ path: 'a/oq-2.mdx.txt', slug: 'x' }, 'oq-2')).toBe(false);
});

const approve = (at: number, person: string | null, version = '2.0.0') =>
  makeResolved(at, { kind: 'approved', version, by: person === null ? null : { person, bot: null, run: null } });

test('approvers are those of approvals until then, each once, and who signed the records that events name', () => {
  const events = [
    approve(1, 'Gus'),
    approve(2, 'Gus'),
    approve(3, null),
    approve(4, 'Hal', '2.0.0-rc.1'),
    makeResolved(5, { kind: 'approved', version: '2.0.0', approval: ['other'], by: { person: 'Ivy', bot: null, run: null } }),
    makeResolved(6, { kind: 'deployed', version: '2.0.0', approval: ['oq-2'], by: { person: 'Jo', bot: null, run: null } }),
    approve(7, 'Kim'),
  ];
  const list = (versions: readonly (string | null)[], minutes: number) =>
    listApprovers(events, { versions, until: Date.UTC(2026, 0, 1) + minutes * 60_000, signers });
  expect([list(['2.0.0'], 6), list(['2.0.0', '2.0.0-rc.1'], 7), list(['3.0.0'], 9), list(['2.0.0'], 0)]).toEqual([
    ['Gus', 'Fay', 'Ada', 'Ed'],
    ['Gus', 'Hal', 'Fay', 'Ada', 'Ed', 'Kim'],
    [],
    [],
  ]);
});

test('what makes a version go makes its approvals lapse, but none that came after', () => {
  const by = makeResolved(5, { kind: 'rolled-back', version: '1.0.0', id: 'back' });
  const events = [
    approve(4, 'Gus'),
    approve(5, null),
    approve(6, 'Hal'),
    approve(3, 'Ivy', '1.0.0'),
    makeResolved(2, { kind: 'deployed', version: '2.0.0' }),
  ];
  const lapsed = { version: '2.0.0', lapsedBy: 'back', reason: 'It was rolled back.' };
  const list = (from: string | null) => listLapsed(events, { from, by, reason: 'It was rolled back.' });
  expect(list('2.0.0')).toEqual([
    { ...lapsed, event: 'e004', by: 'Gus', at: '2026-01-01T00:04:00+00:00' },
    { ...lapsed, event: 'e005', by: null, at: '2026-01-01T00:05:00+00:00' },
  ]);
  expect([list(null), list('3.0.0')]).toEqual([[], []]);
});
