import { expect, test } from 'vitest';
import type { TrailEntry } from '../../../../src/validation/schema/records/trail.ts';
import { formatTrail } from '../../../../src/validation/views/record/format-trail.ts';
import { aStep } from '../../../fixture/a-step.ts';
import { record } from '../../../fixture/validation-parts.ts';

const entry = (own: Partial<TrailEntry>): TrailEntry => ({
  kind: 'filled',
  step: 'S-1',
  field: 'result',
  from: '',
  to: 'pass',
  who: 'Mara Okafor',
  email: 'mara@portal.example',
  writtenAt: '2026-03-12T14:05:00+11:00',
  committedAt: '2026-03-12T14:05:00+11:00',
  why: 'Run it',
  reasonGiven: true,
  commit: '1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d',
  ...own,
});
const steps = ['S-1', 'S-2', 'S-3'].map((id) => aStep({ id }));

test('a trail has a row for each commit, with its fields folded and its corrections spelled out', () => {
  const trail = [
    ...steps.map(({ id }) => entry({ step: id })),
    entry({ commit: '2b', kind: 'corrected', field: 'actual', from: '81 s', to: '18 s', why: 'typing error' }),
    entry({ commit: '2b', step: 'S-2', field: 'actual', to: 'seen' }),
  ];
  const { text } = formatTrail(record({ slug: 'uat', state: 'waiting', trail, trailKnown: true, steps }));
  const rows = [...text.matchAll(/<tr>(<th scope="row">.*?)<\/tr>/g)].map(([, row = '']) =>
    row
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  expect(rows).toEqual([
    '1a2b3c4 12 Mar 2026, 14:05 +11:00 Mara Okafor S-1 to S-3 filled in Run it 3 fields S-1 , result: pass S-2 , result: pass S-3 , result: pass',
    '2b 12 Mar 2026, 14:05 +11:00 Mara Okafor S-1 corrected ; S-2 filled in S-1 , actual: 81 s 18 s typing error 2 fields S-2 , actual: seen',
  ]);
  expect(text).toContain('<del>81 s</del>');
  expect(text.match(/<details class="fold">/g)).toHaveLength(2);
});

test('a correction without a reason says so', () => {
  const trail = [entry({ kind: 'corrected', reasonGiven: false })];
  expect(formatTrail(record({ slug: 'uat', state: 'waiting', trail, trailKnown: true, steps })).text).toContain('No reason given.');
});
