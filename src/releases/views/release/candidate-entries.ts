import type { Release } from '../../../book/schema/book.ts';
import type { Linked } from '../../../ui/views/linked.ts';
import { linkPull } from '../changes/link-pull.ts';
import { showTitle } from '../changes/show-title.ts';
import type { ProductIndex } from '../product/product-index.ts';
import { type TagEntry, tagEntries } from './tag-entries.ts';

/** Above this many changes a candidate's changes are counted and not listed. */
const listedUpTo = 12;

/** A candidate and what came with it. */
export interface CandidateEntry {
  readonly version: string;
  readonly label: string;
  readonly date: string | null;
  readonly evidence: string;
  readonly pull: Linked | null;
  readonly tags: readonly TagEntry[];
  readonly changes: number;
  /** The changes themselves, when they are few. */
  readonly listed: readonly { readonly id: string; readonly title: string }[];
  readonly same: boolean;
}

/** The candidates of a release, newest first, each with what it added to the one before. */
export function candidateEntries(release: Release, index: ProductIndex): readonly CandidateEntry[] {
  if (release.candidates.length === 0) return [];
  const titles = new Map(release.changes.map((change) => [change.id, showTitle(change.title)]));
  return release.candidates.toReversed().map((candidate) => {
    const entry = candidate.repository === null ? undefined : index.repositories.get(candidate.repository);
    const few = candidate.changes.length <= listedUpTo ? candidate.changes : [];
    return {
      version: candidate.version,
      label: candidate.label,
      date: candidate.date,
      evidence: candidate.evidence,
      pull: candidate.pull === null ? null : linkPull(candidate.pull, entry),
      tags: tagEntries(candidate.tags, index),
      changes: candidate.changes.length,
      listed: few.flatMap((id) => {
        const title = titles.get(id);
        return title === undefined ? [] : [{ id, title }];
      }),
      same: candidate.same,
    };
  });
}
