import { formatSshFingerprint } from '../../../keys/ssh-key.ts';
import { formatCanonicalText } from '../../../text/schema/form/canonical-text.ts';
import { isAfter } from '../../schema/records/follows.ts';
import type { SignatureFile } from '../../schema/records/validation-content.ts';
import { listChangedLines } from '../../schema/signoffs/changed-words.ts';
import type { ChangedLine, Signoff } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import type { MissingPair } from '../signoffs/list-missing-pairs.ts';
import type { SigningKeys } from '../signoffs/signing-keys.ts';
import type { EarlierClaim } from './claim.ts';
import type { Finding } from './finding.ts';
import { judgeContent, judgePlace } from './judge-binding.ts';
import { judgeClaim } from './judge-claim.ts';
import { noteKey } from './judge-key.ts';
import { notePolicy } from './judge-policy.ts';
import { noteExecutors, noteRole, noteRoles } from './note-authority.ts';
import { noteRevision } from './note-revision.ts';
import { parseSignaturePair, type SignaturePair } from './signature-pair.ts';
import { findSigningBounds } from './signing-bounds.ts';

/**
 * Judges all signatures on one record, in order of sequence; those that cannot be read come last. `files` are the pairs that lie with the record, `missing`
 * those that git remembers of it. Keys and roles are judged as in force at signing and now. Of several reasons why one does not stand, the first is told in the
 * order: what it is, whose key, what it was made for, by whom, when. One that its signer withdrew, or that somebody took away, does not stand either.
 */
export function judgeSignoffs(
  context: SignoffContext,
  files: readonly SignatureFile[],
  keys: SigningKeys,
  missing: readonly MissingPair[] = [],
): readonly Signoff[] {
  return judgePairs(context, files, keys, missing).map(({ signoff }) => signoff);
}

/** A signature as judged, and as those after it see it. */
export interface JudgedPair {
  readonly signoff: Signoff;
  readonly claim: EarlierClaim;
}

/** Judges all signatures on one record as `judgeSignoffs` does, and keeps their statements. */
export function judgePairs(
  context: SignoffContext,
  files: readonly SignatureFile[],
  keys: SigningKeys,
  missing: readonly MissingPair[] = [],
): readonly JudgedPair[] {
  const gone = new Set(missing.map(({ file }) => file));
  const pairs = [...files, ...gone].map((file) => ({ pair: parseSignaturePair(file), isMissing: gone.has(file) }));
  pairs.sort((a, b) => compareSequence(a.pair, b.pair));
  const judged: EarlierClaim[] = [];
  const all = pairs.map(({ pair, isMissing }) => ({ ...claimOf(pair, isMissing), valid: false }));
  const seen = new Set<string>();
  const found = pairs.map(({ pair, isMissing }) => {
    const twice = seen.has(pair.sha256);
    seen.add(pair.sha256);
    const signoff = judgePair(pair, { context, keys, earlier: judged, all, twice });
    const claim = { ...claimOf(pair, isMissing), valid: signoff.state === 'valid' && !isMissing };
    judged.push(claim);
    return { signoff, claim };
  });
  const kept = found.flatMap((one) => (one.claim.missing ? missTaken(one, keys) : one));
  return takeBack(bridge(kept, found));
}

/** What follows a signature that is no longer told follows those before it. */
function bridge(kept: readonly JudgedPair[], all: readonly JudgedPair[]): readonly JudgedPair[] {
  const there = new Set(kept.map(({ signoff }) => signoff.sha256));
  const dropped = new Map(all.flatMap(({ signoff }) => (there.has(signoff.sha256) ? [] : [[signoff.sha256, signoff.after] as const])));
  if (dropped.size === 0) return kept;
  return kept.map(({ signoff, claim }) => {
    const after = new Set(signoff.after);
    for (const sha256 of after) for (const before of dropped.get(sha256) ?? []) after.add(before);
    return { signoff: { ...signoff, after: [...after].filter((sha256) => !dropped.has(sha256)) }, claim };
  });
}

function claimOf({ statement, sha256 }: SignaturePair, isMissing: boolean): Omit<EarlierClaim, 'valid'> {
  return { statement, sha256, ...(isMissing ? { missing: true } : {}) };
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
  const content = judgePlace(statement, context) === null && judgeContent(statement, context) === null ? 'current' : 'changed';
  const before = new Set([statement.previous, ...(statement.follows ?? [])]);
  const previous = all.flatMap(({ sha256, statement: other }) => (before.has(sha256) && other !== null ? [other] : []));
  const { bounds, textAt, firstHeld, provenHeld, notes, doubts } = findSigningBounds({ ...pair, statement }, context, {
    previous,
    now: keys.now,
  });
  if (pair.finding !== null) return describe(pair, pair.finding, { bounds });
  const claim = { statement, publicKey, sha256: pair.sha256, bounds, textAt, firstHeld, provenHeld };
  const finding = judgeClaim(claim, { context, keys, earlier, all }) ?? (twice ? stoodBefore : null);
  if (finding?.state === 'stale') {
    const changed = listChanges(pair, context);
    const unknown = 'Git does not hold the text that was signed, so nobody can say what changed in it.';
    const reason = changed.length === 0 ? `${finding.reason} ${unknown}` : finding.reason;
    return describe(pair, { ...finding, reason }, { bounds, changed, content });
  }
  if (finding !== null) return describe(pair, finding, { bounds, content });
  const second = pair.secondComponent === 'not evidenced' ? ['A second component beside the key is not evidenced.'] : [];
  const page = pair.origin === null ? [] : [`Signed with a passkey at ${pair.origin}.`];
  return describe(pair, null, {
    bounds,
    content,
    doubts,
    notes: [
      ...noteKey(claim, keys),
      ...noteRole(statement, firstHeld, keys.people),
      ...notePolicy(claim, context, keys),
      ...noteRoles(statement, context, earlier),
      ...noteExecutors(statement, context, keys.people),
      ...noteRevision(statement, context),
      ...notes,
      ...page,
      ...second,
    ],
  });
}

/** What a signature could be and still count if its files were there. */
const counting: ReadonlySet<Signoff['state']> = new Set(['valid', 'stale', 'evidence-changed', 'protocol-changed']);

/**
 * What is said of a pair whose files are gone. A refusal is missed even where its signer, or the signer's key, was removed since, as long as the key was
 * ever one that might sign off: nobody gets rid of it by removing both. What never counted is not missed.
 */
function missTaken({ signoff, claim }: JudgedPair, { everSigned }: SigningKeys): readonly JudgedPair[] {
  const isRefusal = claim.statement?.meaning.code === 'disapproval' && signoff.state !== 'key-compromised' && signoff.key !== null;
  const isMissed = counting.has(signoff.state) || (isRefusal && everSigned.has(signoff.key ?? ''));
  if (!isMissed) return [];
  const said = signoff.meaning?.code === 'disapproval' ? 'refusal' : 'signature';
  const reason = `The ${said} was taken away: git remembers it, and its files are not there.`;
  return [{ signoff: { ...signoff, state: 'taken-away', reason, notes: [], doubts: [] }, claim }];
}

/** A valid withdrawal takes back the signature that it names. */
function takeBack(pairs: readonly JudgedPair[]): readonly JudgedPair[] {
  const signoffs = pairs.map(({ signoff }) => signoff);
  const withdrawals = signoffs.filter(
    ({ state, meaning }) => (state === 'valid' || state === 'taken-away') && meaning?.code === 'withdrawal',
  );
  if (withdrawals.length === 0) return pairs;
  return pairs.map(({ signoff, claim }) => {
    // A withdrawal that is gone still takes an approval back, and lifts no refusal.
    const by = withdrawals.find(
      (one) =>
        one.withdraws === signoff.sha256 &&
        (one.state === 'valid' || signoff.meaning?.code !== 'disapproval') &&
        isAfter(one, signoff, signoffs),
    );
    if (by === undefined || signoff.state !== 'valid') return { signoff, claim };
    const why = by.comment === '' ? '' : ` ${by.comment}`;
    const reason = `${signoff.printedName} withdrew it at ${by.signedAt}.${why}`;
    return { signoff: { ...signoff, state: 'withdrawn', reason, notes: [], doubts: [] }, claim: { ...claim, valid: false } };
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
  more: Pick<Signoff, 'bounds'> & Partial<Pick<Signoff, 'changed' | 'notes' | 'doubts' | 'content'>>,
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
    doubts: more.doubts ?? [],
    after: statement === null ? [] : [...(statement.previous === null ? [] : [statement.previous]), ...(statement.follows ?? [])],
    withdraws: statement?.withdraws ?? null,
    content: more.content ?? 'unknown',
  };
}
