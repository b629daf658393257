/** One version of a file in the content folder's git history. */
export interface FileVersion {
  /** The commit that brought it; null for what is not committed yet. */
  readonly commit: string | null;
  /** Author's name and address, and when it was written; empty for what is not committed yet. */
  readonly author: string;
  readonly email: string;
  readonly authoredAt: string | null;
  readonly committedAt: string | null;
  readonly subject: string;
  /** The commit's message after the subject: why. */
  readonly body: string;
  /** Where the file stood then. */
  readonly path: string;
  /** The text as it was; null when the object is missing, or is no text. */
  readonly text: string | null;
  /** Of the canonical text; null with `text`. */
  readonly sha256: string | null;
}

/** What git remembers of the content folder. `versions` by the path that a file has today (a deleted one: had last), oldest first, through renames. */
export interface ContentHistory {
  /** False when the content folder is in no git repository, so that nothing is known. */
  readonly known: boolean;
  readonly shallow: boolean;
  readonly versions: ReadonlyMap<string, readonly FileVersion[]>;
  /** Paths of files that were there once and are not any more. */
  readonly deleted: readonly string[];
}

/** Nothing is remembered. */
export const unknownHistory: ContentHistory = { known: false, shallow: false, versions: new Map(), deleted: [] };
