import type { Release } from '../../book/schema/book.ts';
import { productAddress } from '../../book/views/addresses.ts';
import type { Decision, Policy } from '../schema/policy.ts';
import type { Process } from '../schema/process.ts';

type OfProduct = { readonly id: string };

/** Address of the page of all environments of all products. */
export const allEnvironmentsAddress = '/environments/';

/** Address of the page of all environments of a product. */
export const environmentsAddress = (product: OfProduct): string => `${productAddress(product)}environments/`;

/** Address of the page of an environment. */
export const environmentAddress = (product: OfProduct, environment: string): string => `${environmentsAddress(product)}${environment}/`;

/** Address of the events of one year in an environment. */
export const yearAddress = (product: OfProduct, environment: string, year: string): string =>
  `${environmentAddress(product, environment)}${year}/`;

/** Address of one version of an environment's policy. */
export const policyAddress = (product: OfProduct, policy: Pick<Policy, 'environment' | 'slug'>): string =>
  `${environmentAddress(product, policy.environment)}policy/${policy.slug}/`;

/** Address of what history shows against the process. */
export const findingsAddress = (product: OfProduct): string => `${environmentsAddress(product)}findings/`;

/** Address of a process. */
export const processAddress = ({ id }: Pick<Process, 'id'>): string => `/processes/${id}/`;

/** Address of one version of a decision. */
export const decisionAddress = (decision: Pick<Decision, 'slug'>): string => `/decisions/${decision.slug}/`;

/** Address of a document as of a release. */
export const documentAddress = (product: OfProduct, document: { readonly slug: string }, release: Pick<Release, 'slug'>): string =>
  `${productAddress(product)}documents/${document.slug}/${release.slug}/`;
