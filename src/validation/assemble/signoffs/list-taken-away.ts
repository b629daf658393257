import { parseSshKey } from '../../../keys/ssh-key.ts';
import { isSignedWith, parseSshSignature } from '../../../keys/ssh-signature.ts';
import type { SignatureFile } from '../../schema/records/validation-content.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import { judgePairs } from '../judge/judge-signoffs.ts';
import { digestPair, parseSignaturePair } from '../judge/signature-pair.ts';
import { listRememberedSignatures, type RememberedSignature } from './remembered-signatures.ts';
import type { SigningKeys } from './signing-keys.ts';

/**
 * Lists the signatures on a record that git remembers, that are not there any more, and that would stand if they were: nobody had a reason to take them
 * away, nor to write others into their files. The `previous` of those after it betrays every one but the last; only git remembers that one, a refusal for
 * instance.
 */
export function listTakenAway(context: SignoffContext, files: readonly SignatureFile[], keys: SigningKeys): readonly string[] {
  const kept = new Set(files.map(({ signature }) => signature));
  // One that goes by another name now is there.
  const gone = listRememberedSignatures(context.signatureVersions).filter(({ signature }) => !kept.has(signature));
  const fitting = gone.flatMap((remembered) => findPair(remembered, context) ?? []);
  if (fitting.length === 0) return [];
  const missed = new Set(fitting.map(({ statement, signature }) => digestPair(statement, signature)));
  const standing = judgePairs(context, [...files, ...fitting], keys).filter(
    ({ signoff }) => signoff.state === 'valid' && missed.has(signoff.sha256),
  );
  return [...new Set(standing.map(({ signoff }) => signoff.statement))];
}

/** The pair of a signature and the one statement that it was made over; null when git remembers none, or when one of them is malformed. */
function findPair({ stem, signature, statements }: RememberedSignature, { record }: SignoffContext) {
  const parsed = parseSshSignature(signature);
  const key = parsed === null ? null : parseSshKey(parsed.publicKey);
  if (parsed === null || key === null) return null;
  const statement = [...statements].map((text) => new TextEncoder().encode(text)).find((bytes) => isSignedWith(key, parsed, bytes));
  if (statement === undefined) return null;
  const pair = { record: record.path, source: `${stem}.json`, statement, signature };
  return parseSignaturePair(pair).finding === null ? pair : null;
}
