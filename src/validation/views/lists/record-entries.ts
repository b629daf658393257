import type { Product, Release } from '../../../book/schema/book.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import { recordAddress } from '../addresses.ts';

/** A record, where it belongs and where its page is. */
export interface RecordEntry {
  readonly record: ValidationRecord;
  /** Null, as `release`, for an operational record. */
  readonly product: Product | null;
  readonly release: Release | null;
  readonly address: string;
  /** Path of the run that goes on from it: what it left open is asked there. */
  readonly continuedBy: string | null;
}

/** Places records that belong together: those of one release, or the operational ones. */
export function placeRecords(
  records: readonly ValidationRecord[],
  place: { readonly product: Product; readonly release: Release } | null,
): readonly RecordEntry[] {
  const next = listContinued(records);
  return records.map((record) => ({
    record,
    product: place?.product ?? null,
    release: place?.release ?? null,
    address: recordAddress(record, place?.release ?? null),
    continuedBy: next.get(record.path) ?? null,
  }));
}

/** By path of a run, the run that goes on from it. A void one goes on from none: whoever continues it goes on from what it had continued. */
function listContinued(records: readonly ValidationRecord[]): ReadonlyMap<string, string> {
  const before = new Map(records.map((record) => [record.path, record]));
  const next = new Map<string, string>();
  for (const { path, previous, state } of records) {
    if (state === 'void') continue;
    for (let at = previous; at !== null; ) {
      next.set(at, path);
      const run = before.get(at);
      at = run?.state === 'void' ? run.previous : null;
    }
  }
  return next;
}
