const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  '',
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * A moment of cron in words, where it is one: a time on each day, on one weekday, or on one day of the year or of the month. Null for ranges, lists and
 * steps, which are shown as they are rather than read wrongly.
 *
 * @example nameCron('0 23 * * 5') // 'Friday 23:00'
 * @example nameCron('30 8 24 12 *') // '24 December 08:30'
 */
export function nameCron(cron: string): string | null {
  const parts = cron.trim().split(/\s+/);
  const [minute, hour] = [readNumber(parts[0], 59), readNumber(parts[1], 23)];
  if (parts.length !== 5 || minute === null || hour === null) return null;
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const [, , day, month, weekday] = parts;
  const [dayNumber, monthNumber, weekdayNumber] = [readNumber(day, 31), readNumber(month, 12), readNumber(weekday, 7)];
  if (weekday !== '*') return day === '*' && month === '*' && weekdayNumber !== null ? `${days[weekdayNumber]} ${time}` : null;
  if (day === '*') return month === '*' ? `each day ${time}` : null;
  if (!dayNumber) return null;
  if (month === '*') return `day ${dayNumber} of each month ${time}`;
  return monthNumber ? `${dayNumber} ${months[monthNumber]} ${time}` : null;
}

function readNumber(text: string | undefined, most: number): number | null {
  return text !== undefined && /^\d{1,2}$/.test(text) && Number(text) <= most ? Number(text) : null;
}
