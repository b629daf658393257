import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import type { SigningKeys } from '../signoffs/signing-keys.ts';
import type { Claim, EarlierClaim } from './claim.ts';
import type { Finding } from './finding.ts';
import { judgeIndependence, judgePerson, judgeRole } from './judge-authority.ts';
import { judgeContent, judgePlace } from './judge-binding.ts';
import { judgeKey } from './judge-key.ts';
import { judgeChain, judgeTurn } from './judge-order.ts';
import { judgePolicy } from './judge-policy.ts';
import { judgeTime } from './judge-time.ts';

/** What a claim is judged in. */
export interface ClaimSurroundings {
  readonly context: SignoffContext;
  readonly keys: SigningKeys;
  /** The signatures of the record with a lower number, as judged. */
  readonly earlier: readonly EarlierClaim[];
  /** All signatures of the record. */
  readonly all: readonly EarlierClaim[];
}

/** Judges a statement that was signed, or is about to be, by every rule but the signature's own bytes; null when it stands. */
export function judgeClaim(claim: Claim, { context, keys, earlier, all }: ClaimSurroundings): Finding | null {
  const { statement } = claim;
  return (
    judgeKey(claim, keys) ??
    judgePlace(statement, context) ??
    judgePerson(claim, context, keys) ??
    judgePolicy(claim, context, keys) ??
    judgeTime(claim, keys) ??
    (statement.meaning.code === 'withdrawal' ? null : judgeContent(statement, context)) ??
    judgeRole(statement, context) ??
    judgeIndependence(statement, context, { earlier, keys }) ??
    judgeChain(statement, { others: all, now: keys.now }) ??
    judgeTurn(statement, context, earlier)
  );
}
