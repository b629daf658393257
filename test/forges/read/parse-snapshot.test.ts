import { expect, test } from 'vitest';
import { parseSnapshot } from '../../../src/forges/read/parse-snapshot.ts';

test('a snapshot that is nested without end is refused with a sentence', () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  expect(parseSnapshot(`{"schema":"docket/pulls/v1","source":{},"pulls":${deep}}`, 'a.json')).toMatchObject({
    problem: { code: 'pulls-unreadable', place: { source: 'a.json' } },
  });
});
