/** A number with thousands apart and its noun: `1 tag`, `1,008 releases`. */
export function formatCount(number: number, noun: string): string {
  const digits = String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${digits} ${noun}${number === 1 ? '' : 's'}`;
}
