/** Clocks of two machines may differ by this many milliseconds before a claim of time is called wrong. */
const tolerance = 120_000;

/** Whether one moment is earlier than another by more than clocks may differ. Both are RFC 3339. */
export function isEarlier(one: string, other: string): boolean {
  return Date.parse(one) + tolerance < Date.parse(other);
}
