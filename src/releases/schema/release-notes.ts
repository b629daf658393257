import type { Category } from '../../text/schema/category.ts';

/** What a human wrote about a release in `content/releases/<product>/<version>/release.mdx`. HTML is already sanitised. */
export interface ReleaseNotes {
  readonly product: string;
  readonly version: string;
  /** The file, below the content root's parent: `content/releases/portal/2.3.0/release.mdx`. */
  readonly source: string;
  readonly highlights: string | null;
  readonly yanked: { readonly date: string | null; readonly reason: string } | null;
  readonly knownIssues: readonly { readonly date: string | null; readonly html: string; readonly text: string }[];
  readonly errata: readonly { readonly date: string | null; readonly html: string; readonly text: string }[];
  /** Overrides by change: keys are `#705`, `api#705`, on GitLab `!705` and `api!705` too, or an abbreviated commit id of at least seven digits. */
  readonly changes: ReadonlyMap<string, ChangeOverride>;
}

/** A human's correction of one change's note. */
export interface ChangeOverride {
  readonly note?: string;
  readonly category?: Category;
  /** Line and column of the override, for problems. */
  readonly line: number;
  readonly column: number;
}

/** A line of `content/tags.lock`: what a tag was when it was first seen. */
export interface LockedTag {
  readonly repository: string;
  readonly name: string;
  readonly object: string;
  readonly tree: string | null;
}
