import type { Measurement } from './measure.ts';

/** The measurement whose time is in the middle; of an even number the slower of the two. */
export function median(measurements: readonly Measurement[]): Measurement {
  const sorted = [...measurements].sort((a, b) => a.seconds - b.seconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('There is no median of nothing.');
  return middle;
}
