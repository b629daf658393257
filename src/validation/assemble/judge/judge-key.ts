import { type AllowedSigner, explainRefusal } from '../../../keys/allowed-signers.ts';
import { isEarlier } from '../../../keys/clock-tolerance.ts';
import { signoffNamespace } from '../../../keys/key-rules.ts';
import { formatSshFingerprint, isSameKey } from '../../../keys/ssh-key.ts';
import type { SigningKeys } from '../signoffs/signing-keys.ts';
import type { Claim } from './claim.ts';
import type { Finding } from './finding.ts';

/**
 * Judges the key of a claim as in force at signing and as in force now. A retired key (`valid-before`) leaves older signatures alone. A compromised one
 * takes away all that cannot be shown to be older than the day since when someone else may have had it: what the statement says of its time is no proof.
 */
export function judgeKey(claim: Claim, keys: SigningKeys): Finding | null {
  const { principal } = claim.statement.signer;
  const fingerprint = formatSshFingerprint(claim.publicKey);
  const at = Date.parse(claim.statement.signedAt);
  const compromise = findCompromise(claim.publicKey, keys);
  if (compromise !== null) {
    const since = Date.parse(compromise.since);
    if (at >= since)
      return {
        state: 'key-compromised',
        reason: `The key was compromised since ${compromise.since}, before it was signed: ${compromise.reason}`,
      };
    if (claim.provenHeld === null || claim.provenHeld >= since) {
      const why = claim.provenHeld === null ? 'git does not show when the signature came' : 'git shows the signature only after that';
      return {
        state: 'unconfirmed',
        reason: `The key was compromised since ${compromise.since}, and ${why}. Sign again with another key.`,
      };
    }
  }
  const entries = keys.signers.filter((signer) => signer.key.equals(claim.publicKey));
  if (entries.length === 0) return { state: 'key-unknown', reason: `The key ${fingerprint} is not among the keys that may sign off.` };
  const own = entries.filter((signer) => signer.principals === principal);
  if (own.length === 0) {
    const owners = entries.map((signer) => `\`${signer.principals}\``).join(', ');
    return { state: 'key-unknown', reason: `The key ${fingerprint} is not one of \`${principal}\`: it belongs to ${owners}.` };
  }
  const refusals = own.map((signer) => explainRefusal(signer, signoffNamespace, at));
  const first = refusals[0];
  if (!first || refusals.includes(null)) return judgeEnd(claim, own);
  return { state: first.kind === 'time' ? 'key-not-valid-then' : 'key-unknown', reason: first.reason };
}

/** Nobody signs with a retired key by writing an earlier time: what git shows of the text that was signed is no claim. */
function judgeEnd({ statement, bounds: { notBefore } }: Claim, own: readonly AllowedSigner[]): Finding | null {
  if (notBefore === null || !isEarlier(statement.signedAt, notBefore)) return null;
  const began = Date.parse(notBefore);
  if (own.some(({ validBefore }) => validBefore === null || began <= validBefore)) return null;
  const reason = `It says that it was made at ${statement.signedAt}, and git shows that it was not before ${notBefore}: the key was retired by then.`;
  return { state: 'key-not-valid-then', reason };
}

/** What a reader should know of the key of a signature that stands: that it is retired by now, or was compromised later. */
export function noteKey(claim: Claim, keys: SigningKeys): readonly string[] {
  const notes: string[] = [];
  const compromise = findCompromise(claim.publicKey, keys);
  if (compromise !== null) notes.push(`The key was compromised since ${compromise.since}; git held the signature before that.`);
  const now = keys.asOf === null ? null : Date.parse(keys.asOf);
  const own = keys.signers.filter((signer) => signer.key.equals(claim.publicKey));
  const last = own.every(({ validBefore }) => validBefore !== null) ? Math.max(...own.map(({ validBefore }) => validBefore ?? 0)) : null;
  if (last !== null && now !== null && last < now) {
    const day = new Date(last).toISOString().slice(0, 10);
    notes.push(`The key is retired since ${day}; it was valid when this was signed.`);
    if (claim.firstHeld !== null && claim.firstHeld > last) notes.push('Git shows the signature only after its key was retired.');
  }
  return notes;
}

function findCompromise(publicKey: Buffer, { people }: SigningKeys) {
  return people?.compromised.find(({ key }) => isSameKey(key, publicKey)) ?? null;
}
