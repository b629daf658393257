import { type AllowedSigner, parseAllowedSigners } from '../../../keys/allowed-signers.ts';
import { findBrokenKeyRule, isForSignoff } from '../../../keys/key-rules.ts';
import { formatSshFingerprint, isSameKey, parseSshKey, readFingerprint } from '../../../keys/ssh-key.ts';
import { distinctId } from '../../../text/schema/distinct-id.ts';
import { compareText } from '../../../text/schema/order/compare-text.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { formatSlug } from '../../../text/schema/slug.ts';
import {
  keyNameMalformed,
  nameShared,
  personTwice,
  signingKeyNotUsable,
  signingKeyWithoutPerson,
} from '../../schema/problems/signing-problems.ts';
import type { People, Person } from '../../schema/signoffs/people.ts';
import { foldName } from '../../schema/signoffs/people-names.ts';

const peopleSource = 'content/people.yaml';
const signersSource = 'content/allowed_signers';

/**
 * Lists who may sign, by principal, with the keys of theirs that keep the rules for sign-off, and what is wrong with keys and people. Without a
 * `people.yaml` nobody may sign, and nothing is asked of `allowed_signers`: it is for tags alone then.
 */
export function listPeople(
  people: People | null,
  allowedSigners: string | null,
): { readonly people: readonly Person[]; readonly problems: readonly Problem[] } {
  if (people === null) return { people: [], problems: [] };
  const signers = parseAllowedSigners(allowedSigners ?? '').filter(isForSignoff);
  const judged = signers.map((signer) => ({ signer, rule: findBrokenKeyRule(signer, signers) }));
  const usable = judged.flatMap(({ signer, rule }) => (rule === null ? signer : []));
  const byPrincipal = Map.groupBy(people.people, ({ principal }) => principal);
  const first = [...byPrincipal.values()].flatMap((own) => own.slice(0, 1));
  const known = new Set(byPrincipal.keys());
  const broken = judged.flatMap(({ signer, rule }) => (rule === null ? [] : signingKeyNotUsable(placeOf(signer), rule)));
  const ownerless = usable
    .filter(({ principals }) => !known.has(principals))
    .map((signer) => signingKeyWithoutPerson(placeOf(signer), signer.principals));
  const twice = [...byPrincipal.values()].flatMap((own) =>
    own.slice(1).map(({ principal }) => personTwice({ source: peopleSource }, principal)),
  );
  const keysOf = Map.groupBy(usable, ({ principals }) => principals);
  const shared = listSharedNames(first).map((found) => nameShared({ source: peopleSource }, found));
  const written = [...people.compromised.map(({ key }) => key), ...(people.root?.keys ?? [])];
  const malformed = written.filter((key) => readFingerprint(key) === null).map((key) => keyNameMalformed({ source: peopleSource }, key));
  const slugs = listSlugs([...known].toSorted(compareText));
  const sorted = first.toSorted((a, b) => compareText(a.principal, b.principal));
  return {
    people: sorted.map((person) =>
      describePerson(person, {
        people,
        usable: keysOf.get(person.principal) ?? [],
        slug: slugs.get(person.principal) ?? formatSlug(person.principal),
      }),
    ),
    problems: [...twice, ...shared, ...malformed, ...broken, ...ownerless],
  };
}

/** Names and aliases, as `foldName` compares them, that more than one person has, as the first of them writes it. */
function listSharedNames(people: People['people']): readonly { readonly name: string; readonly principals: readonly string[] }[] {
  const owners = new Map<string, { readonly name: string; readonly principals: Set<string> }>();
  for (const { principal, name, aliases } of people) {
    for (const written of [principal, name, ...aliases]) {
      const own = owners.get(foldName(written)) ?? { name: written, principals: new Set<string>() };
      owners.set(foldName(written), own);
      own.principals.add(principal);
    }
  }
  return [...owners.values()].flatMap(({ name, principals }) => (principals.size < 2 ? [] : { name, principals: [...principals] }));
}

interface PersonSources {
  readonly people: People;
  /** The keys of the person. */
  readonly usable: readonly AllowedSigner[];
  readonly slug: string;
}

function describePerson({ principal, name, aliases, roles }: People['people'][number], { people, usable, slug }: PersonSources): Person {
  return {
    principal,
    slug,
    name,
    aliases,
    roles: roles.map(({ role, products, from, until }) => ({ role, products: products ?? null, from: from ?? null, until: until ?? null })),
    keys: usable.map((signer) => describeKey(signer, people)),
  };
}

function describeKey({ key, validAfter, validBefore }: AllowedSigner, { compromised }: People): Person['keys'][number] {
  const found = compromised.find((one) => isSameKey(one.key, key));
  return {
    fingerprint: formatSshFingerprint(key),
    kind: parseSshKey(key)?.type ?? 'unknown',
    validAfter: formatTime(validAfter),
    validBefore: formatTime(validBefore),
    compromised: found === undefined ? null : { since: found.since, reason: found.reason },
  };
}

/** What stands before the `@`; the whole principal where that is somebody else's too, so that nobody's address depends on the others' order. */
function listSlugs(principals: readonly string[]): ReadonlyMap<string, string> {
  const short = (principal: string): string => formatSlug(principal.split('@')[0] ?? principal).toLowerCase();
  const counts = new Map<string, number>();
  for (const principal of principals) counts.set(short(principal), (counts.get(short(principal)) ?? 0) + 1);
  const taken = new Set<string>();
  return new Map(
    principals.map((principal) => [
      principal,
      distinctId(counts.get(short(principal)) === 1 ? short(principal) : formatSlug(principal).toLowerCase(), taken),
    ]),
  );
}

function placeOf({ line }: AllowedSigner): { readonly source: string; readonly line: number; readonly column: number } {
  return { source: signersSource, line, column: 1 };
}

function formatTime(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString().replace('.000Z', 'Z');
}
