import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { leaveWritten } from '../../book/outputs/written-products.ts';
import { environmentsAddress } from '../views/addresses.ts';
import { listPlaces } from '../views/place/list-places.ts';

/** Writes `portal/environments/places.json`: which release each environment had, and when, for whoever compares them. */
export function writePlacesJson(site: OutputSite): void {
  const { book, outDir } = site;
  for (const environments of leaveWritten(site, book.environments))
    writeBelow(
      outDir,
      `${environmentsAddress({ id: environments.product }).slice(1)}places.json`,
      JSON.stringify(listPlaces(environments)),
    );
}
