import type { FileVersion } from '../../../git/schema/content-history.ts';
import { compareText } from '../../../text/schema/order/compare-text.ts';
import { plainLines, plainText } from '../../../text/schema/plain-text.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import type { ParsedRecord } from '../../schema/records/parsed-document.ts';
import type { TrailEntry } from '../../schema/records/trail.ts';
import { findReasons, type Reason } from './find-reasons.ts';
import { listSignatureEvents } from './list-signature-events.ts';
import { type DatedEntry, listTrailProblems } from './list-trail-problems.ts';
import { type EntryChange, listVersionChanges } from './list-version-changes.ts';

/** What a record's audit trail is made from. */
export interface TrailSources {
  /** The record as it is. */
  readonly record: ParsedRecord;
  /** Its versions, oldest first: `history.versions.get(record.source)`, empty when git does not know it. */
  readonly versions: readonly FileVersion[];
  /** Versions of the files below its `signatures/` folder, by path; those of deleted ones too. `groupSignatureVersions` gives them. */
  readonly signatures: ReadonlyMap<string, readonly FileVersion[]>;
  /** Versions of the files of evidence that it names, by path below its release directory: `evidence/login.png`. */
  readonly evidence?: ReadonlyMap<string, readonly FileVersion[]>;
  /** Parses the text of an older version, as `parseRecord` does. */
  readonly parse: (text: string, path: string) => ParsedRecord;
}

/** The audit trail of one record, oldest first, and what is wrong with it. */
export interface Trail {
  readonly entries: readonly TrailEntry[];
  readonly problems: readonly Problem[];
}

/** Tells field by field who changed what in a record from what to what, when and why (21 CFR 11.10(e), Annex 11 §9). */
export function assembleTrail({ record, versions, signatures, evidence = new Map(), parse }: TrailSources): Trail {
  const reasonOf = findReasons(versions);
  const parsed = new Map<string, ParsedRecord>([[record.sha256, record]]);
  const read = ({ text, sha256, path }: FileVersion): ParsedRecord | null => {
    if (text === null || sha256 === null) return null;
    const known = parsed.get(sha256) ?? parse(text, path);
    parsed.set(sha256, known);
    return known;
  };
  const entries: DatedEntry[] = [];
  const add = (version: FileVersion, changes: readonly EntryChange[], place: number): void => {
    const reason = reasonOf(version);
    for (const change of changes) entries.push(describeEntry(version, reason, change, version.order ?? place));
  };
  for (const [index, { version, changes }] of listVersionChanges(versions, read).entries()) add(version, changes, index);
  for (const { version, kind, name } of listSignatureEvents(signatures)) {
    const sides = kind === 'signature-removed' ? { from: name, to: '' } : { from: kind === 'signed' ? '' : name, to: name };
    add(version, [{ kind, step: null, field: kind === 'corrected' ? 'signature' : name, ...sides, executed: false }], versions.length);
  }
  for (const [path, files] of [...evidence].sort(([a], [b]) => compareText(a, b))) {
    for (const [index, file] of files.entries()) {
      const before = files[index - 1];
      if (before !== undefined) add(file, listEvidenceChanges(path, before, file), versions.length);
    }
  }
  const sorted = entries.sort((a, b) => a.order - b.order);
  return { entries: sorted.map(({ entry }) => entry), problems: listTrailProblems(record, sorted) };
}

function describeEntry(
  version: FileVersion,
  { why, given }: Reason,
  { kind, step, field, from, to, executed }: EntryChange,
  order: number,
): DatedEntry {
  const attributed = version.cut !== true;
  const entry: TrailEntry = {
    kind,
    step,
    field,
    from: plainLines(from),
    to: plainLines(to),
    who: attributed ? plainText(version.author) : '',
    email: attributed ? plainText(version.email) : '',
    writtenAt: version.authoredAt,
    committedAt: version.committedAt,
    why: attributed ? plainLines(why) : 'The history is cut here: who did it, when and why is not known.',
    reasonGiven: attributed && given,
    commit: version.commit,
  };
  return { entry, executed, attributed, order };
}

function listEvidenceChanges(path: string, before: FileVersion, { object = '', removed }: FileVersion): readonly EntryChange[] {
  const whole = { step: null, field: `evidence: ${path}`, executed: true };
  const old = before.object?.slice(0, 10) ?? '';
  if (removed) return [{ ...whole, kind: 'cleared', from: old, to: '' }];
  if (object === '' || object === before.object) return [];
  return [{ ...whole, kind: before.removed ? 'filled' : 'corrected', from: old, to: object.slice(0, 10) }];
}
