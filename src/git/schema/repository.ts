/** A person as git names them, after the repository's mailmap. Readers hand out one object per person and repository. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** One commit. Dates are ISO 8601 with offset (`2026-03-12T14:05:00+11:00`), ids lower-case hexadecimal in full. */
export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly author: Person;
  /** When it was committed; for a broken date, when it was written. */
  readonly committedAt: string;
  /** When it was written, in seconds since 1970; NaN for a broken date, absent where it was not read. Copies of a commit keep it. */
  readonly authored?: number;
  readonly subject: string;
  /** The message after the subject, without the blank line between; empty when there is none. */
  readonly body: string;
}

/** A signature as found on a tag, before it is judged. */
export interface RawSignature {
  readonly format: 'pgp' | 'ssh' | 'x509';
  /** The armoured signature. */
  readonly armour: string;
  /** The signed bytes: the tag object without its signature. */
  readonly payload: Uint8Array;
}

/** A tag as it stands in the repository. */
export interface RawTag {
  readonly name: string;
  readonly kind: 'annotated' | 'lightweight';
  /** The id that the ref holds: of the tag object, or of the commit for a lightweight tag. */
  readonly object: string;
  /** The commit that it leads to, however many tag objects are between; null for a tag of a tree or a blob. */
  readonly commit: string | null;
  /** The tree of that commit. */
  readonly tree: string | null;
  readonly tagger: Person | null;
  readonly taggedAt: string | null;
  /** The tag's own message without signature; empty for a lightweight tag. */
  readonly message: string;
  readonly signature: RawSignature | null;
}

/** A branch and the commit it stands at. `remote` names the remote for a remote-tracking branch, and `name` leaves it out. */
export interface Branch {
  readonly name: string;
  readonly commit: string;
  readonly remote?: string;
}

/** The pages of a repository on its forge: `https://forge.example/owner/name`, no trailing slash. */
export interface RepositoryWeb {
  readonly url: string;
  /** The name of the forge that serves it, by which links are built. */
  readonly forge: string;
}

/** A number that stands in the files of a commit; it may be an issue's. */
export interface NamedNumber {
  readonly kind: 'origin-pull';
  readonly number: number;
  readonly evidence: string;
  readonly sure: false;
}

/** What all files that a commit changes have in common, where none is the product's own. */
export type TouchedKind = 'documentation' | 'internal' | 'dependencies';

/** The head of a pull request that was fetched. */
export interface PullHead {
  readonly commit: string;
  /** When it was written, in seconds since 1970; NaN where that is not known. */
  readonly authored: number;
  /** The author's address, lower-case. */
  readonly email: string;
  readonly subject: string;
}

/** Everything one pass over a repository gives. */
export interface RepositoryHistory {
  readonly id: string;
  readonly objectFormat: 'sha1' | 'sha256';
  readonly head: { readonly branch: string | null; readonly commit: string | null };
  readonly branches: readonly Branch[];
  readonly tags: readonly RawTag[];
  /** Every commit reachable from branches and tags, children before parents. A parent may be absent (shallow, missing). */
  readonly commits: readonly Commit[];
  /** Commits at which a shallow clone was cut. Empty for a whole history. */
  readonly shallow: readonly string[];
  /** True for a partial clone: objects may be absent. */
  readonly partial: boolean;
  /** Commits that touch the configured `paths`; null when no path filter is configured. */
  readonly touching: ReadonlySet<string> | null;
  /** Pull requests whose heads were fetched (`refs/pull/<number>/head`), by number. Absent where none was. */
  readonly pulls?: ReadonlyMap<number, PullHead>;
  /** What most of those refs are called: GitLab's are `merge-requests`. */
  readonly pullRoot?: 'pull' | 'merge-requests';
  /** Refs below `refs/notes/`, in full, by name. Absent where there is none. */
  readonly notesRefs?: readonly string[];
  /** Numbers that the files of a commit give it, by commit: names of changelog fragments, and lines added to a changelog. Absent where none was looked for. */
  readonly named?: ReadonlyMap<string, readonly NamedNumber[]>;
  /** Commits that change nothing of the product itself, among those of which it was asked. Absent where of none was. */
  readonly touched?: ReadonlyMap<string, TouchedKind>;
  /** Digests of the patches of commits that may be copies of each other. Absent where none was compared. */
  readonly patches?: ReadonlyMap<string, string>;
  /** Versions of which the changelogs at the head say that they were withdrawn, with what they say. Absent where none was looked for or found. */
  readonly withdrawn?: ReadonlyMap<string, string>;
  /** From the configuration, else from the URL of the remote; null when neither tells. */
  readonly web: RepositoryWeb | null;
}
