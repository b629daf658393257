import { createHash } from 'node:crypto';
import type { FileVersion } from '../../git/schema/content-history.ts';
import { formatCanonicalText } from '../../text/schema/form/canonical-text.ts';
import { formatSlug } from '../../text/schema/slug.ts';

/** One version of a document, with what git says of it. */
interface Dated {
  readonly version: string;
  readonly from: string | null;
  readonly status: string;
}

/** What a document has besides what is written in it. */
interface Placed {
  readonly slug: string;
  readonly until: string | null;
  readonly commit: string | null;
  readonly sha256: string;
}

/** The versions of one document, and which of them were changed while they were in force. */
export interface DocumentVersions<Read> {
  /** Newest first. */
  readonly versions: readonly (Read & Placed)[];
  readonly changed: readonly { readonly version: string; readonly times: number }[];
}

/**
 * The versions of a document that git remembers and the one in the folder: texts that name the same version are one, of which the newest counts. One is in
 * force from the day that it says, else from when it was first committed in force, to when the next one is.
 */
export function listDocumentVersions<Read extends Dated>(
  { text, history }: { readonly text: string; readonly history: readonly FileVersion[] },
  parse: (text: string) => Read | null,
): DocumentVersions<Read> {
  const found = new Map<string, Known<Read>>();
  const newest = { text, commit: null, committedAt: null };
  const known = history.filter((version) => version.text !== null && version.removed === undefined);
  const last = known.at(-1)?.text;
  const texts = last !== undefined && last !== null && canonical(last) === canonical(text) ? known : [...known, newest];
  for (const version of texts) {
    const document = parse(version.text ?? '');
    if (document === null) continue;
    const before = found.get(document.version);
    const since = document.status === 'draft' ? null : (before?.since ?? version.committedAt);
    const ended = !isOver(document.status) ? null : (before?.ended ?? version.committedAt);
    const changed =
      before !== undefined &&
      before.since !== null &&
      before.document.status === document.status &&
      canonical(before.text) !== canonical(version.text ?? '');
    found.delete(document.version);
    found.set(document.version, {
      document,
      text: version.text ?? '',
      since,
      ended,
      commit: version.commit,
      times: (before?.times ?? 0) + (changed ? 1 : 0),
    });
  }
  const ordered = [...found.values()].map((each) => ({ ...each, from: each.document.from ?? each.since }));
  const slugs = new Set<string>();
  const versions = ordered.map(({ document, text: own, commit, from, ended }, index) => ({
    ...document,
    from,
    until: ordered.slice(index + 1).find((later) => later.document.status !== 'draft' && later.from !== null)?.from ?? ended,
    commit,
    slug: takeSlug(formatSlug(`version-${document.version}`), slugs),
    sha256: createHash('sha256').update(canonical(own)).digest('hex'),
  }));
  return {
    versions: versions.reverse(),
    changed: ordered.flatMap(({ document, times }) => (times === 0 ? [] : [{ version: document.version, times }])),
  };
}

function takeSlug(wanted: string, taken: Set<string>): string {
  let slug = wanted;
  for (let number = 2; taken.has(slug); number += 1) slug = `${wanted}-${number}`;
  taken.add(slug);
  return slug;
}

interface Known<Read> {
  readonly document: Read;
  readonly text: string;
  /** When a text of this version was first committed as one in force. */
  readonly since: string | null;
  /** When a text of it was first committed as one that is not in force any more. */
  readonly ended: string | null;
  readonly commit: string | null;
  readonly times: number;
}

function isOver(status: string): boolean {
  return status === 'superseded' || status === 'retired';
}

function canonical(text: string): string {
  return formatCanonicalText(text);
}
