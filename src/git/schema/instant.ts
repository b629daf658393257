/** A date's moment in milliseconds since 1970; 0 for a text that is no date. */
export function instantOf(date: string): number {
  return Date.parse(date) || 0;
}
