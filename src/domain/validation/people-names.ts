import type { People } from './people.ts';

/** Tells who is meant by a name as written: the principal of a person who has it as principal, name or alias; null for nobody, or for a name that two people have. */
export type FindPrincipal = (name: string) => string | null;

/** Prepares finding people by name. Case, compatibility forms and blanks make no difference. */
export function findPrincipals(people: People | null): FindPrincipal {
  const owners = new Map<string, string | null>();
  for (const { principal, name, aliases } of people?.people ?? []) {
    for (const folded of new Set([principal, name, ...aliases].map(foldName)))
      owners.set(folded, owners.has(folded) && owners.get(folded) !== principal ? null : principal);
  }
  return (name) => owners.get(foldName(name)) ?? null;
}

/** A name without what makes no difference: case, compatibility forms, blanks. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
