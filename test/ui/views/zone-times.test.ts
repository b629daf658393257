import { expect, test } from 'vitest';
import { formatTime } from '../../../src/ui/views/format-time.ts';
import { zoneTimes } from '../../../src/ui/views/zone-times.ts';

const at = '2026-03-12T14:05:00+11:00';

test('a time stands in the zone of the page, and as it was written in its title', () => {
  expect(zoneTimes(`tagged ${formatTime(at).text}`, 'UTC')).toBe(
    `tagged <time datetime="${at}" title="12 Mar 2026, 14:05 +11:00">12 Mar 2026, 03:05</time>`,
  );
  expect(zoneTimes(formatTime(at).text, 'Europe/Zurich')).toContain('>12 Mar 2026, 04:05</time>');
  expect(zoneTimes(formatTime('2026-07-12T14:05:00Z').text, 'Europe/Zurich')).toContain('>12 Jul 2026, 16:05</time>');
});

test('a time that was written in the zone of the page has no title', () => {
  expect(zoneTimes(formatTime(at).text, 'Australia/Melbourne')).toBe(`<time datetime="${at}">12 Mar 2026, 14:05</time>`);
});

test('a day is that of the zone', () => {
  expect(zoneTimes(formatTime('2026-03-12T02:00:00+11:00', true).text, 'UTC')).toContain('>11 Mar 2026</time>');
});

test('a date without a time, a signature and what is no date stay as they are', () => {
  const kept = [
    formatTime('2026-03-12').text,
    `<time class="own" datetime="${at}">12 Mar 2026, 14:05 +11:00</time>`,
    '<time datetime="2026-99-99T14:05:00Z">99</time>',
  ].join('');
  expect(zoneTimes(kept, 'UTC')).toBe(kept);
});
