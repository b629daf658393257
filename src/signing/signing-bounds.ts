import type { FileVersion } from '../domain/validation/content-history.ts';
import type { Signoff, Statement } from '../domain/validation/signoff.ts';
import type { SignoffContext } from '../domain/validation/signoff-context.ts';

/** What git shows about the time of a signature. */
export interface SigningBounds {
  readonly bounds: Signoff['bounds'];
  /** When git first held the signature, in milliseconds since 1970; null when it does not. */
  readonly firstHeld: number | null;
}

/**
 * Finds between which moments a signature was made, as far as git shows: not before the signed text was committed (by its author's date, which a rebase
 * keeps; said nothing when both came in one commit), nor before the signature that it follows; not after the first commit that holds it.
 */
export function findSigningBounds(
  pair: { readonly source: string; readonly text: string; readonly statement: Statement },
  context: SignoffContext,
  previous: Statement | null,
): SigningBounds {
  const held = findHolding(context.signatureVersions.get(pair.source) ?? [], pair.text);
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
  };
}

/** The first version since which the file holds what it holds: an older one that was replaced says nothing of this one. */
function findHolding(versions: readonly FileVersion[], text: string): FileVersion | null {
  return versions.find((version) => version.commit !== null && version.text === text) ?? null;
}

function latest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) >= Date.parse(b) ? a : b;
}

function short(version: FileVersion | null | undefined): string {
  return (version?.commit ?? '').slice(0, 12);
}
