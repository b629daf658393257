import { isEarlier } from '../../../keys/clock-tolerance.ts';
import type { SigningKeys } from '../signoffs/signing-keys.ts';
import type { Claim } from './claim.ts';
import type { Finding } from './finding.ts';

/**
 * Judges whether a signature can have been made when it says: not before the text that it signs was committed, not after git held it, and not after now. What
 * a statement says of its time is a claim; a claim outside what is known is wrong.
 */
export function judgeTime(
  { statement, bounds, textAt }: Pick<Claim, 'statement' | 'bounds' | 'textAt'>,
  { now }: Pick<SigningKeys, 'now'>,
): Finding | null {
  const { signedAt } = statement;
  const wrong = (reason: string): Finding => ({ state: 'time-out-of-bounds', reason });
  if (now !== null && isEarlier(now, signedAt)) return wrong(`It says that it was made at ${signedAt}, which is after now, ${now}.`);
  const { notAfter } = bounds;
  if (textAt !== null && isEarlier(signedAt, textAt))
    return wrong(`It says that it was made at ${signedAt}, and what it signs was not there before ${textAt}.`);
  if (notAfter !== null && isEarlier(notAfter, signedAt))
    return wrong(`It says that it was made at ${signedAt}, and git held it at ${notAfter} already.`);
  return null;
}
