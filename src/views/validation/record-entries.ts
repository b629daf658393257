import type { Product, Release } from '../../domain/book.ts';
import type { ValidationRecord } from '../../domain/validation/record.ts';
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
  const next = new Map(records.flatMap((record) => (record.previous === null ? [] : [[record.previous, record.path]])));
  return records.map((record) => ({
    record,
    product: place?.product ?? null,
    release: place?.release ?? null,
    address: recordAddress(record, place?.release ?? null),
    continuedBy: next.get(record.path) ?? null,
  }));
}
