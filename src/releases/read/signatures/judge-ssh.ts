import type { TagSignature } from '../../../book/schema/tag.ts';
import type { RawSignature } from '../../../git/schema/repository.ts';
import { type AllowedSigner, explainRefusal } from '../../../keys/allowed-signers.ts';
import { isSignatureOf, parseSshSignature } from '../../../keys/ssh-signature.ts';

/** Judges an SSH signature on a tag made at `at` (milliseconds since 1970) as git does: namespace `git`, and a key that was allowed then. `signers` is null when no keys are given. */
export function judgeSsh(signature: RawSignature, signers: readonly AllowedSigner[] | null, at: number | null): TagSignature {
  const say = (state: TagSignature['state'], key: string | null, reason: string): TagSignature => ({
    format: 'ssh',
    state,
    signer: null,
    key,
    reason,
  });
  const parsed = parseSshSignature(signature.armour);
  if (parsed === null) return say('malformed', null, 'The signature cannot be read as an SSH signature.');
  const { fingerprint } = parsed;
  if (signers === null) return say('not-checked', fingerprint, 'No keys are given to check it with.');
  if (parsed.key === null) return say('malformed', fingerprint, 'The key is of a kind that is not supported, or too short.');
  if (parsed.namespace !== 'git') return say('invalid', fingerprint, `The signature was made for \`${parsed.namespace}\`, not for git.`);
  if (!isSignatureOf(parsed, signature.payload))
    return say('invalid', fingerprint, 'The signature does not fit the tag: one of them was changed.');
  const entries = signers.filter((signer) => signer.key.equals(parsed.publicKey));
  const refusals = entries.map((entry) => ({ entry, refusal: explainRefusal(entry, 'git', at) }));
  const accepted = refusals.find(({ refusal }) => refusal === null);
  if (accepted !== undefined) {
    const { principals } = accepted.entry;
    return { format: 'ssh', state: 'valid', signer: principals, key: fingerprint, reason: `Signed with the key of \`${principals}\`.` };
  }
  const late = refusals.find(({ refusal }) => refusal?.kind === 'time') ?? refusals[0];
  if (!late?.refusal) return say('key-unknown', fingerprint, 'The signature fits the tag, but the key is not among the keys given.');
  return say(late.refusal.kind === 'time' ? 'key-not-valid-then' : 'key-unknown', fingerprint, late.refusal.reason);
}
