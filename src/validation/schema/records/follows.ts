import type { Signoff } from '../signoffs/signoff.ts';

type Linked = Pick<Signoff, 'sha256' | 'after'>;

/**
 * Whether one signature of a record was made after another: it names it, or one that does, over any number of steps. Two that were made on two branches follow
 * each other in neither way, whatever their numbers and times say.
 */
export function isAfter(later: Linked, earlier: Pick<Linked, 'sha256'>, all: readonly Linked[]): boolean {
  const bySha = new Map(all.map((one) => [one.sha256, one]));
  const seen = new Set(later.after);
  for (const sha256 of seen) {
    if (sha256 === earlier.sha256) return true;
    for (const before of bySha.get(sha256)?.after ?? []) seen.add(before);
  }
  return false;
}
