import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { leaveWritten } from '../../book/outputs/written-products.ts';
import { textOf } from '../schema/event-time.ts';

/**
 * Writes what is known of each environment beside its page: `portal/environments/production/environment.json` without the events, and those of each year as
 * `portal/environments/production/2026.json`, so that no file grows with what happened in other years.
 */
export function writeEnvironmentJson(site: OutputSite): void {
  const { book, outDir } = site;
  for (const { product, environments } of leaveWritten(site, book.environments)) {
    for (const { events, stays, ...environment } of environments) {
      const folder = `${product}/environments/${environment.id}/`;
      const content = { schema: 'docket/environment/v1', product, asOf: book.asOf, ...environment };
      writeBelow(outDir, `${folder}environment.json`, JSON.stringify(content));
      const byYear = Map.groupBy(events, ({ time }) => textOf(time)?.slice(0, 4) ?? 'undated');
      const staysByYear = Map.groupBy(stays, ({ since }) => textOf(since)?.slice(0, 4) ?? 'undated');
      for (const [year, own] of byYear) {
        const began = staysByYear.get(year) ?? [];
        const text = { schema: 'docket/environment-events/v1', product, environment: environment.id, year, events: own, stays: began };
        writeBelow(outDir, `${folder}${year}.json`, JSON.stringify(text));
      }
    }
  }
}
