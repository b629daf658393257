import type { FileVersion } from '../../../git/schema/content-history.ts';
import type { Signoff, Statement } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';

/** What git shows about the time of a signature. */
export interface SigningBounds {
  readonly bounds: Signoff['bounds'];
  /** When git first held the signature, in milliseconds since 1970; null when it does not. */
  readonly firstHeld: number | null;
  /** What a reader should know of the time where nothing bounds it on one side. */
  readonly notes: readonly string[];
}

/**
 * Finds between which moments a signature was made, as far as git shows: not before the signed text was committed (by its author's date, which a rebase
 * keeps; said nothing when both came in one commit), nor before the signature that it follows; not after the first commit that holds it, both files of it:
 * a statement can lie there long before somebody signs it.
 */
export function findSigningBounds(
  pair: { readonly source: string; readonly text: string; readonly signature: string | null; readonly statement: Statement },
  context: SignoffContext,
  previous: Statement | null,
): SigningBounds {
  const held = latestOf(
    findHolding(context.signatureVersions.get(pair.source) ?? [], pair.text),
    findHolding(context.signatureVersions.get(pair.source.replace(/\.json$/, '.sig')) ?? [], pair.signature),
  );
  const text = context.versions.find(({ commit, sha256 }) => commit !== null && sha256 === pair.statement.record.sha256);
  // Where a shallow clone was cut, the text may be older than the commit.
  const textAt = text !== undefined && text.cut !== true && text.commit !== held?.commit ? text.authoredAt : null;
  const notBefore = latest(textAt, previous?.signedAt ?? null);
  const notAfter = held?.committedAt ?? null;
  const from =
    notBefore === null ? [] : [notBefore === textAt ? `the commit ${short(text)} of the signed text` : 'the signature before it'];
  const until = notAfter === null ? [] : [`the commit ${short(held)} that holds it first`];
  const source = [...from, ...until].join(' and ');
  const firstHeld = notAfter === null ? Number.NaN : Date.parse(notAfter);
  return {
    bounds: { notBefore, notAfter, source: source === '' ? 'Git does not know of it.' : `Bounds from ${source}.` },
    firstHeld: Number.isNaN(firstHeld) ? null : firstHeld,
    notes: noteTime({ held, text, notBefore }),
  };
}

function noteTime({ held, text, notBefore }: { held: FileVersion | null; text: FileVersion | undefined; notBefore: string | null }) {
  if (text === undefined)
    return ['Git does not hold the text that was signed: once it changes, nobody can say what was signed. Commit the record.'];
  if (held === null) return ['The time is as the signer states it: git does not hold the signature.'];
  if (notBefore !== null) return [];
  const first = `first seen in the commit ${short(held)} at ${held.committedAt ?? 'a time that is not known'}`;
  return [`The time is as the signer states it: text and signature came together, ${first}.`];
}

/** The first version since which the file holds what it holds: an older one that was replaced says nothing of this one. */
function findHolding(versions: readonly FileVersion[], text: string | null): FileVersion | null {
  return text === null ? null : (versions.find((version) => version.commit !== null && version.text === text) ?? null);
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
