import type { FileVersion } from '../../../git/schema/content-history.ts';
import { isEarlier } from '../../../keys/clock-tolerance.ts';
import type { Signoff, Statement } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';

/** What git shows about the time of a signature. */
export interface SigningBounds {
  readonly bounds: Signoff['bounds'];
  /** When the text that was signed was committed; null when that bounds nothing. */
  readonly textAt: string | null;
  /** When git first held the signature, in milliseconds since 1970; null when it does not. */
  readonly firstHeld: number | null;
  /** When the branch itself held it, by dates that nobody can make earlier, in milliseconds since 1970; null when that is not known. */
  readonly provenHeld: number | null;
  /** What a reader should know of the time of a signature that git does not hold. */
  readonly notes: readonly string[];
  /** Why the time is doubtful: nothing bounds it on one side, or what contains what contradicts it. */
  readonly doubts: readonly string[];
}

/**
 * Finds between which moments a signature was made, as far as git shows: not before the signed text was committed (by its author's date, which a rebase
 * keeps; said nothing when both came in one commit), nor before the signatures that it follows; not after the first commit that holds it, both files of it:
 * a statement can lie there long before somebody signs it. No commit is older than what it contains, whatever its own date says, and dates after now bound nothing.
 */
export function findSigningBounds(
  pair: { readonly text: string; readonly signature: string | null; readonly statement: Statement },
  context: SignoffContext,
  { previous, now }: { readonly previous: readonly Statement[]; readonly now: string | null },
): SigningBounds {
  const statements = findHolding(context.signatureVersions, pair.text);
  const signatures = findHolding(context.signatureVersions, pair.signature);
  const held = latestOf(statements, signatures);
  const text = context.versions.find(({ commit, sha256 }) => commit !== null && sha256 === pair.statement.record.sha256);
  const together = text !== undefined && text.commit === held?.commit;
  // Where a shallow clone was cut, the text may be older than the commit.
  const textAt = text !== undefined && text.cut !== true && !together ? notAfterNow(text.authoredAt, now) : null;
  const before = previous.reduce<string | null>((found, { signedAt }) => latest(found, notAfterNow(signedAt, now)), null);
  const notBefore = latest(textAt, before);
  const notAfter = held === null ? null : notAfterNow(held.reached ?? held.committedAt, now);
  const from =
    notBefore === null ? [] : [notBefore === textAt ? `the commit ${short(text)} of the signed text` : 'the signature before it'];
  const until = notAfter === null ? [] : [`the commit ${short(held)} that holds it first`];
  const source = [...from, ...until].join(' and ');
  return {
    bounds: { notBefore, notAfter, source: source === '' ? 'Git does not know of it.' : `Bounds from ${source}.` },
    textAt,
    firstHeld: toTime(notAfter),
    provenHeld: held === null ? null : toTime(latest(joinedAt(statements), joinedAt(signatures))),
    notes: noteTime({ held, text }),
    doubts: doubtTime({ held, text, together, signedAt: pair.statement.signedAt }),
  };
}

/** When the text that is signed was committed, as far as it bounds a signature that is made now; null when git does not hold it. */
export function findTextTime({ record, versions }: Pick<SignoffContext, 'record' | 'versions'>, now: string | null): string | null {
  const text = versions.find(({ commit, sha256 }) => commit !== null && sha256 === record.sha256);
  return text === undefined || text.cut === true ? null : notAfterNow(text.authoredAt, now);
}

const unheldText = 'Git does not hold the text that was signed: once it changes, nobody can say what was signed. Commit the record.';

function noteTime({ held, text }: { held: FileVersion | null; text: FileVersion | undefined }) {
  if (text === undefined) return held === null ? [] : [unheldText];
  return held === null ? ['The time is as the signer states it: git does not hold the signature.'] : [];
}

interface Held {
  readonly held: FileVersion | null;
  readonly text: FileVersion | undefined;
  readonly together: boolean;
  readonly signedAt: string;
}

function doubtTime({ held, text, together, signedAt }: Held): readonly string[] {
  if (held === null)
    return text === undefined
      ? ['Git holds neither the text that was signed nor the signature: nothing shows when it was made. Commit both.']
      : [];
  if (text === undefined)
    return [
      `The time is as the signer states it: git holds the signature since the commit ${short(held)}, and not the text that was signed.`,
    ];
  if (together) {
    const first = `first seen in the commit ${short(held)} at ${held.committedAt ?? 'a time that is not known'}`;
    return [`The time is as the signer states it: text and signature came together, ${first}.`];
  }
  const { reached } = text;
  return reached !== undefined && isEarlier(signedAt, reached)
    ? [`The time is as the signer states it, ${signedAt}: the commit ${short(text)} of the signed text contains work of ${reached}.`]
    : [];
}

function joinedAt(version: FileVersion | null): string | null {
  return version === null ? null : (version.joined ?? version.reached ?? version.committedAt);
}

function toTime(date: string | null): number | null {
  const time = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? null : time;
}

/** A date that is later than now was made up, and bounds nothing. */
function notAfterNow(date: string | null, now: string | null): string | null {
  return date !== null && now !== null && isEarlier(now, date) ? null : date;
}

/** The first version that holds a text, under whatever name: an older text that was replaced says nothing of this one, and a new name nothing of its age. */
function findHolding(versions: SignoffContext['signatureVersions'], text: string | null): FileVersion | null {
  if (text === null) return null;
  const known = firstVersions.get(versions) ?? indexFirst(versions);
  firstVersions.set(versions, known);
  return known.get(text) ?? null;
}

const firstVersions = new WeakMap<SignoffContext['signatureVersions'], ReadonlyMap<string, FileVersion>>();

function indexFirst(versions: SignoffContext['signatureVersions']): ReadonlyMap<string, FileVersion> {
  const first = new Map<string, FileVersion>();
  for (const version of [...versions.values()].flat().toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0)))
    if (version.commit !== null && version.text !== null && !first.has(version.text)) first.set(version.text, version);
  return first;
}

/** Null when one of the two is. */
function latestOf(statement: FileVersion | null, signature: FileVersion | null): FileVersion | null {
  if (statement === null || signature === null) return null;
  const [one, other] = [statement.order ?? 0, signature.order ?? 0];
  if (one !== other) return one > other ? statement : signature;
  return Date.parse(statement.committedAt ?? '') >= Date.parse(signature.committedAt ?? '') ? statement : signature;
}

function latest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) >= Date.parse(b) ? a : b;
}

function short(version: FileVersion | null | undefined): string {
  return (version?.commit ?? '').slice(0, 12);
}
