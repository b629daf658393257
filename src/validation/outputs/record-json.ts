import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { listWrittenRecords } from './written-records.ts';

/** Writes each record as JSON beside its page: `portal/2.3.0/release-validation/record.json`. */
export function writeRecordJson(site: OutputSite): void {
  for (const { record, address } of listWrittenRecords(site)) {
    writeBelow(site.outDir, `${address.slice(1)}record.json`, JSON.stringify({ schema: 'docket/record/v1', record }));
  }
}
