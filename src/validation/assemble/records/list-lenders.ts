import { formatCanonicalText } from '../../../text/schema/form/canonical-text.ts';
import type { EvidenceFile } from '../../schema/records/evidence.ts';
import type { ExaminedRecord } from './examined-record.ts';

/** The earlier runs whose results still count in a record, in the order of its steps. `records` are all, by path. */
export function listLenders(
  { parsed, standings }: ExaminedRecord,
  records: ReadonlyMap<string, ExaminedRecord>,
): readonly ExaminedRecord[] {
  const paths = new Set(standings.filter(({ carried, record }) => carried && record !== parsed.source).map(({ record }) => record));
  return [...paths].flatMap((path) => records.get(path) ?? []);
}

/**
 * All files that a signature on a record names: its own evidence, and of each run that lends it results the record and its evidence. Whoever signs a
 * record signs what it builds on, which must not change unseen either. The digest of a record is that of its canonical text.
 */
export function listSignedFiles(own: readonly EvidenceFile[], lenders: readonly ExaminedRecord[]): readonly EvidenceFile[] {
  const files = [...own, ...lenders.flatMap(({ parsed, named }) => [describeRecord(parsed), ...named.files])];
  return [...new Map(files.map((file) => [file.source, file])).values()];
}

function describeRecord({ source, text, sha256 }: ExaminedRecord['parsed']): EvidenceFile {
  const bytes = new TextEncoder().encode(formatCanonicalText(text)).length;
  return { source, bytes, sha256, kind: 'text', junit: null };
}
