import type { RecordEntry } from './record-entries.ts';

/** A record's title for the heads of pages and printouts: `Portal 2.3.0, Release Validation, run 2, revision 4`. */
export function recordName({ record, product, release }: RecordEntry): string {
  const of = product === null || release === null ? [] : [`${product.name} ${release.version}`];
  const run = record.run > 1 ? [`run ${record.run}`] : [];
  return [...of, record.title, ...run, `revision ${record.revision}`].join(', ');
}

/** The words after a record's title that tell its runs apart; nothing for the only run. */
export function runName({ record, continuedBy }: RecordEntry): string {
  return record.run > 1 || continuedBy !== null ? `, run ${record.run}` : '';
}
