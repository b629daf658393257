import { expect, test } from 'vitest';
import { formatEventTime, formatSince, nameEventTime } from '../../../src/environments/views/format-event-time.ts';

const [at, after, before] = ['2026-03-03T10:00:00+00:00', '2026-03-01T10:00:00+00:00', '2026-03-05T10:00:00+00:00'];
const unknown = { at: null, after: null, before: null };
const readText = ({ text }: { readonly text: string }): string => text.replace(/<[^>]*>/g, '');

test('of a time between bounds both are told, and none between them is guessed', () => {
  const times = [{ ...unknown, at }, { ...unknown, after, before }, { ...unknown, before }, { ...unknown, after }, unknown];
  const told = ['3 Mar 2026', 'between 1 Mar 2026 and 5 Mar 2026', 'before 5 Mar 2026', 'after 1 Mar 2026', 'at a time that is not known'];
  expect(times.map((time) => readText(formatEventTime(time, true)))).toEqual(told);
  expect(times.map(nameEventTime)).toEqual(told);
  expect(times.map((time) => readText(formatSince(time)))).toEqual([
    ...told.slice(0, 4).map((time) => `since ${time}`),
    'since when is not known',
  ]);
});
