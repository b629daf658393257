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
  /** Set when the commit took the file away; `text` is null then. It may be there again in a later version. */
  readonly removed?: true;
  /** Set when a shallow clone was cut at this commit: the content may be older, and someone else's. */
  readonly cut?: true;
  /** Git's id of the content; absent for what is not committed yet, or removed. */
  readonly object?: string;
  /** Git's ids of the content that this was made from, one for each parent that held the file; absent for the first, and where the version before it is meant. */
  readonly from?: readonly string[];
  /** The latest date among the commit and all that it contains, ISO 8601: whatever it says itself, it is no older. Absent for what is not committed yet, or when dates are not known. */
  readonly reached?: string;
  /** `reached` of the first commit of the branch itself that contains it: since then it certainly is there. Absent like `reached`. */
  readonly joined?: string;
  /** Place of the commit in the history of the whole content folder, oldest first; what is not committed yet comes last. */
  readonly order?: number;
}

/** What git remembers of the content folder. `versions` by the path that a file has today (a deleted one: had last), oldest first, through renames. */
export interface ContentHistory {
  /** False when the content folder is in no git repository, so that nothing is known. */
  readonly known: boolean;
  readonly shallow: boolean;
  readonly versions: ReadonlyMap<string, readonly FileVersion[]>;
  /** Paths of files that were there once and are not any more. */
  readonly deleted: readonly string[];
  /** Why nothing is known, when there is a git repository that cannot be read. */
  readonly complaint?: string;
  /** Ids of objects that the repository should hold and does not, as in a partial clone; their versions have no text. */
  readonly missing?: readonly string[];
  /** Folders of the content that are links, or repositories of their own: what was there before is in no history that was read. */
  readonly elsewhere?: readonly string[];
  /** Changes whenever the history or a text of the content folder does: what was made from both may be kept under it. Null when nothing is known. */
  readonly key?: string | null;
}

/** Paths below the folder that holds `content/`, and what kind of file each names; null for a file of others. A file of one kind never becomes one of another; `evidence` is never read. */
export interface ContentPaths {
  readonly paths: readonly string[];
  readonly kindOf: (path: string) => string | null;
}

/** Nothing is remembered. */
export const unknownHistory: ContentHistory = { known: false, shallow: false, versions: new Map(), deleted: [] };
