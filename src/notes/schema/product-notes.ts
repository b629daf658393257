import type { ReadNote, Written } from './extension.ts';

/** What people wrote in one repository of a product. */
export interface ProductNotes {
  readonly repository: string;
  /** Sections with their notes: of a release by its version, of what is not released by `nextKey`. */
  readonly sections: ReadonlyMap<string, { readonly file: Written['files'][number]; readonly notes: readonly ReadNote[] }>;
  /** Notes of fragments, by the commit that wrote them. */
  readonly fragments: ReadonlyMap<string, readonly ReadNote[]>;
  /** Files that could not be read: too large, or not in this clone. */
  readonly unread: number;
}
