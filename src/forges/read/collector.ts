import type { Found } from '../schema/snapshot/found.ts';
import type { Snapshot } from '../schema/snapshot/snapshot.ts';

/** What is asked for: everything, or what is new. */
export interface Wanted {
  /** The newest change that was collected before; null for everything. */
  readonly since: string | null;
  /** Pull requests whose checks had not ended, which change without the pull request's own time. */
  readonly again: readonly number[];
  /** Deployments from here on may have got statuses since; null for all. */
  readonly deployedSince: string | null;
  /** When the collect began, ISO 8601. */
  readonly now: string;
}

export interface Page {
  readonly found: Found;
  /** Where the next page begins; null after the last. Opaque to whoever keeps it. */
  readonly next: string | null;
  /** How many there are in all, where the forge says so. */
  readonly total?: number | null;
}

/** One list of a forge, read page by page. The same cursor gives the same page again, as far as nothing changed there. */
export interface ForgeList {
  /** What it lists, for progress: `pull requests`. */
  readonly name: string;
  readonly read: (cursor: string | null, wanted: Wanted) => Promise<Page>;
}

/** How one repository is collected from its forge. */
export interface Collector {
  readonly forge: Snapshot['source']['forge'];
  readonly host: string | null;
  readonly project: string;
  readonly lists: readonly ForgeList[];
}
