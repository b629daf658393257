import type { Journey } from './journey.ts';
import type { Rejection } from './stay.ts';

/** The last rejection of exactly this version; of a release without candidates, or of the candidate that it is, its own. Null for one that none stands against. */
export function findRejectionOf(
  { version, release }: { readonly version: string | null; readonly release: string | null },
  journey: Pick<Journey, 'rejections' | 'rejected'>,
): Rejection | null {
  if (version === null) return null;
  return journey.rejections.findLast((one) => one.version === version) ?? (version === release ? journey.rejected : null);
}
