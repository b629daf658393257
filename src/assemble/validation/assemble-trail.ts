import type { Problem } from '../../domain/problem.ts';
import type { FileVersion } from '../../domain/validation/content-history.ts';
import type { ParsedRecord } from '../../domain/validation/parsed-document.ts';
import type { TrailEntry } from '../../domain/validation/trail.ts';

/** What a record's audit trail is made from. */
export interface TrailSources {
  /** The record as it is. */
  readonly record: ParsedRecord;
  /** Its versions, oldest first: `history.versions.get(record.source)`, empty when git does not know it. */
  readonly versions: readonly FileVersion[];
  /** Versions of the files below its `signatures/` folder, by path; those of deleted ones too. `groupSignatureVersions` gives them. */
  readonly signatures: ReadonlyMap<string, readonly FileVersion[]>;
  /** Parses the text of an older version, as `parseRecord` does. */
  readonly parse: (text: string, path: string) => ParsedRecord;
}

/** The audit trail of one record, oldest first, and what is wrong with it. */
export interface Trail {
  readonly entries: readonly TrailEntry[];
  readonly problems: readonly Problem[];
}

/** Tells field by field who changed what in a record from what to what, when and why (21 CFR 11.10(e), Annex 11 §9). */
export function assembleTrail(_sources: TrailSources): Trail {
  return { entries: [], problems: [] };
}
