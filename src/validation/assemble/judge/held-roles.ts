import type { People } from '../../schema/signoffs/people.ts';
import type { Statement } from '../../schema/signoffs/signoff.ts';

type HeldRole = People['people'][number]['roles'][number];

/** Whether a role is one for a product; null stands for an operational record, which is of none. */
export function isForProduct({ products }: HeldRole, product: string | null): boolean {
  return products === undefined || (product !== null && products.includes(product));
}

/** Whether a role was held at a moment, in milliseconds since 1970. */
export function isHeldAt({ from, until }: HeldRole, at: number): boolean {
  return (from === undefined || at >= Date.parse(from)) && (until === undefined || at < Date.parse(until));
}

/** Whether people of whatever version of `people.yaml` give a signer the role for a product at a moment (RFC 3339). */
export function hasRole(
  { people }: People,
  { principal, role }: Pick<Statement['signer'], 'principal' | 'role'>,
  { product, at }: { readonly product: string | null; readonly at: string },
): boolean {
  const person = people.find((one) => one.principal === principal);
  return person?.roles.some((held) => held.role === role && isForProduct(held, product) && isHeldAt(held, Date.parse(at))) ?? false;
}
