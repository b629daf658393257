import { formatSshFingerprint } from '../../../keys/ssh-key.ts';
import { formatCanonicalText } from '../../../text/schema/canonical-text.ts';
import type { SignatureFile } from '../../schema/records/validation-content.ts';
import { listChangedLines } from '../../schema/signoffs/changed-words.ts';
import type { ChangedLine, Signoff } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import type { SigningKeys } from '../signoffs/signing-keys.ts';
import type { EarlierClaim } from './claim.ts';
import type { Finding } from './finding.ts';
import { judgeClaim } from './judge-claim.ts';
import { noteKey } from './judge-key.ts';
import { notePolicy } from './judge-policy.ts';
import { noteExecutors, noteRole, noteRoles } from './note-authority.ts';
import { parseSignaturePair, type SignaturePair } from './signature-pair.ts';
import { findSigningBounds } from './signing-bounds.ts';

/**
 * Judges all signatures on one record, in order of sequence; those that cannot be read come last. `files` are the pairs that lie with the record. Keys and
 * roles are judged as in force at signing and now. Of several reasons why one does not stand, the first is told in the order: what it is, whose key, what it was made for, by whom, when.
 */
export function judgeSignoffs(context: SignoffContext, files: readonly SignatureFile[], keys: SigningKeys): readonly Signoff[] {
  return judgePairs(context, files, keys).map(({ signoff }) => signoff);
}

/** A signature as judged, and as those after it see it. */
export interface JudgedPair {
  readonly signoff: Signoff;
  readonly claim: EarlierClaim;
}

/** Judges all signatures on one record as `judgeSignoffs` does, and keeps their statements. */
export function judgePairs(context: SignoffContext, files: readonly SignatureFile[], keys: SigningKeys): readonly JudgedPair[] {
  const pairs = files.map(parseSignaturePair).toSorted(compareSequence);
  const judged: EarlierClaim[] = [];
  const all = pairs.map(({ statement, sha256 }) => ({ statement, sha256, valid: false }));
  const seen = new Set<string>();
  return pairs.map((pair) => {
    const twice = seen.has(pair.sha256);
    seen.add(pair.sha256);
    const signoff = judgePair(pair, { context, keys, earlier: judged, all, twice });
    const claim = { statement: pair.statement, sha256: pair.sha256, valid: signoff.state === 'valid' };
    judged.push(claim);
    return { signoff, claim };
  });
}

interface Surroundings {
  readonly context: SignoffContext;
  readonly keys: SigningKeys;
  readonly earlier: readonly EarlierClaim[];
  readonly all: readonly EarlierClaim[];
  /** Whether the same pair stands in another file before. */
  readonly twice: boolean;
}

function judgePair(pair: SignaturePair, { context, keys, earlier, all, twice }: Surroundings): Signoff {
  const { statement, publicKey } = pair;
  if (statement === null || publicKey === null)
    return describe(pair, pair.finding ?? { state: 'malformed', reason: 'It cannot be read.' }, { bounds: unknownBounds });
  const previous = all.find(({ sha256 }) => sha256 === statement.previous)?.statement ?? null;
  const { bounds, firstHeld, notes } = findSigningBounds({ ...pair, statement }, context, previous);
  if (pair.finding !== null) return describe(pair, pair.finding, { bounds });
  const claim = { statement, publicKey, sha256: pair.sha256, bounds, firstHeld };
  const finding = judgeClaim(claim, { context, keys, earlier, all }) ?? (twice ? stoodBefore : null);
  if (finding?.state === 'stale') {
    const changed = listChanges(pair, context);
    const unknown = 'Git does not hold the text that was signed, so nobody can say what changed in it.';
    const reason = changed.length === 0 ? `${finding.reason} ${unknown}` : finding.reason;
    return describe(pair, { ...finding, reason }, { bounds, changed });
  }
  if (finding !== null) return describe(pair, finding, { bounds });
  const second = pair.secondComponent === 'not evidenced' ? ['A second component beside the key is not evidenced.'] : [];
  const page = pair.origin === null ? [] : [`Signed with a passkey at ${pair.origin}.`];
  return describe(pair, null, {
    bounds,
    notes: [
      ...noteKey(claim, keys),
      ...noteRole(statement, firstHeld, keys.people),
      ...notePolicy(claim, context, keys),
      ...noteRoles(statement, context, earlier),
      ...noteExecutors(statement, context, keys.people),
      ...notes,
      ...page,
      ...second,
    ],
  });
}

const stoodBefore: Finding = { state: 'out-of-sequence', reason: 'The same signature stands in another file already.' };
const unknownBounds: Signoff['bounds'] = { notBefore: null, notAfter: null, source: 'Git does not know of it.' };

function compareSequence(a: SignaturePair, b: SignaturePair): number {
  const [first, second] = [a.statement?.sequence ?? Number.POSITIVE_INFINITY, b.statement?.sequence ?? Number.POSITIVE_INFINITY];
  if (first !== second) return first < second ? -1 : 1;
  return a.source < b.source ? -1 : 1;
}

function listChanges({ statement }: SignaturePair, { record, versions }: SignoffContext): readonly ChangedLine[] {
  const signed = versions.find(({ sha256, text }) => text !== null && sha256 === statement?.record.sha256)?.text ?? null;
  return signed === null ? [] : listChangedLines(formatCanonicalText(signed), formatCanonicalText(record.text));
}

function describe(
  pair: SignaturePair,
  finding: Finding | null,
  more: Pick<Signoff, 'bounds'> & Partial<Pick<Signoff, 'changed' | 'notes'>>,
): Signoff {
  const { statement, publicKey, source, sha256 } = pair;
  return {
    state: finding?.state ?? 'valid',
    reason:
      finding?.reason ??
      'The signature stands: record, protocol, candidate and evidence are what was signed, and the signer was allowed to sign.',
    sequence: statement?.sequence ?? null,
    principal: statement?.signer.principal ?? null,
    printedName: statement?.signer.printedName ?? null,
    role: statement?.signer.role ?? null,
    meaning: statement?.meaning ?? null,
    declaration: statement?.declaration ?? null,
    comment: statement?.comment ?? '',
    signedAt: statement?.signedAt ?? null,
    zone: statement?.zone ?? null,
    bounds: more.bounds,
    key: publicKey === null ? null : formatSshFingerprint(publicKey),
    secondComponent: pair.secondComponent,
    revision: statement?.record.revision ?? null,
    recordSha256: statement?.record.sha256 ?? null,
    statement: source,
    sha256,
    changed: more.changed ?? [],
    notes: more.notes ?? [],
  };
}
