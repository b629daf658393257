import { expect, test } from 'vitest';
import type { NextVersion } from '../../../src/environments/schema/stay.ts';
import { formatNextState, formatNextTime } from '../../../src/environments/views/format-next.ts';

const rejection = { environment: 'staging', version: '1.1.0', at: null, by: 'Ada', reason: 'It lost rows.', refs: [], event: 'rejected' };
const tell = (state: NextVersion['state'], blocked: NextVersion['blocked']): readonly string[] => {
  const next = {
    version: '1.1.0',
    release: '1.1.0',
    state,
    at: '2026-03-03T10:00:00+00:00',
    by: 'Ada',
    reason: null,
    event: 'said',
    blocked,
  };
  return [formatNextState(next).text, formatNextTime(next, true)?.text ?? ''].map((text) => text.replace(/<[^>]*>/g, '').trim());
};

test('what a rejection stands against is blocked and nothing else, and what it was before is said of its day alone', () => {
  expect(tell('approved', null)).toEqual(['approved', '3 Mar 2026']);
  expect(tell('approved', rejection)).toEqual(['blocked', 'approved 3 Mar 2026']);
  expect(tell('planned', rejection)).toEqual(['blocked', 'planned for 3 Mar 2026']);
});
