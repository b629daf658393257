import type { Product, Release } from '../../book/schema/book.ts';
import { releaseAddress } from '../../book/views/addresses.ts';
import type { Protocol } from '../schema/protocols/protocol.ts';
import type { ValidationRecord } from '../schema/records/record.ts';
import type { Person } from '../schema/signoffs/people.ts';

/** Address of a record's page: below its release, or among the operations, as its file is in the content folder. */
export function recordAddress(record: Pick<ValidationRecord, 'path' | 'product' | 'slug'>, release: Pick<Release, 'slug'> | null): string {
  if (record.product !== null && release !== null) return `${releaseAddress({ id: record.product }, release)}${record.slug}/`;
  return `/operations/${record.path.split('/').at(-2) ?? ''}/${record.slug}/`;
}

/** Address of a protocol's page. */
export const protocolAddress = (protocol: Pick<Protocol, 'id'>): string => `/protocols/${protocol.id}/`;

/** Address of a person's page. */
export const personAddress = (person: Pick<Person, 'slug'>): string => `/people/${person.slug}/`;

/** Address of the overview of a product's records; of all records without a product. */
export const checklistsAddress = (product?: Pick<Product, 'id'>): string =>
  product === undefined ? '/checklists/' : `/${product.id}/checklists/`;

/** Address of a release's traceability matrix. */
export const traceabilityAddress = (product: Pick<Product, 'id'>, release: Pick<Release, 'slug'>): string =>
  `${releaseAddress(product, release)}traceability/`;
