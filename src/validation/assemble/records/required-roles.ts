import { instantOf } from '../../../git/schema/instant.ts';
import { quoteList } from '../../../text/schema/quote.ts';
import type { ProtocolRole } from '../../schema/protocols/protocol.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import type { People } from '../../schema/signoffs/people.ts';
import { findPrincipals } from '../../schema/signoffs/people-names.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';

type RequiredRole = ValidationRecord['required'][number];

interface Surroundings {
  readonly context: SignoffContext;
  readonly signoffs: readonly Signoff[];
  readonly people: People | null;
  /** Principals who have a key in use. */
  readonly able: ReadonlySet<string>;
  /** What counts as now: who has the role then is waited for. */
  readonly asOf: string;
  /** Why nobody can sign at all; null when that is not so. */
  readonly closed: string | null;
}

/** The roles that a protocol asks for, in order of signing: how many signed with a signature that stands, whether it is their turn, and for whom it waits. */
export function listRequiredRoles(roles: readonly ProtocolRole[], surroundings: Surroundings): readonly RequiredRole[] {
  const authors = new Set(listSigners(surroundings.signoffs, ({ meaning }) => meaning?.code === 'author'));
  const required: RequiredRole[] = [];
  for (const role of roles) {
    const signers = listSigners(surroundings.signoffs, (one) => one.role === role.role && one.meaning?.code === role.meaning);
    const missing = required.find(({ signed, count }) => signed < count);
    const done = signers.length >= role.count;
    const reason = done ? 'It is done.' : (surroundings.closed ?? explainWaiting(role, missing, surroundings.context));
    const waitsFor = reason === '' ? listCandidates(role, { ...surroundings, signers, authors }) : [];
    required.push({
      role: role.role,
      meaning: role.meaning,
      count: role.count,
      signed: signers.length,
      waitsFor,
      withoutKey: waitsFor.filter((principal) => !surroundings.able.has(principal)),
      ready: reason === '',
      reason,
    });
  }
  return required;
}

/** Different people of whom a signature stands. */
function listSigners(signoffs: readonly Signoff[], fits: (signoff: Signoff) => boolean): readonly string[] {
  return [...new Set(signoffs.filter((one) => one.state === 'valid' && fits(one)).flatMap(({ principal }) => principal ?? []))];
}

/** Why it is not the turn of a role; empty when it is. The order of 21 CFR 11.10(f): executed, deviations decided, then the roles one after the other. */
function explainWaiting({ meaning }: ProtocolRole, missing: RequiredRole | undefined, { record, protocol }: SignoffContext): string {
  if (protocol === null) return 'The protocol that the record names is not known by its digest.';
  if (missing !== undefined) return `The role \`${missing.role}\` signs first.`;
  if (meaning === 'witness') return record.steps > 0 && record.untouched.length === record.steps ? 'No step has a result.' : '';
  // Whoever wrote the record may sign it at any time; nobody waits for a signature that the next result would make stale.
  if (record.untouched.length > 0) return `${quoteList(record.untouched)} ${record.untouched.length === 1 ? 'has' : 'have'} no result.`;
  if (meaning === 'author') return '';
  if (record.unexplained.length > 0) return `${quoteList(record.unexplained)} left out without a reason.`;
  if (record.unresolved.length > 0) return `${quoteList(record.unresolved)} did not pass, and no deviation decides on it.`;
  return record.openDeviations.length > 0 ? `Open deviations: ${quoteList(record.openDeviations)}.` : '';
}

interface Field extends Surroundings {
  readonly signers: readonly string[];
  readonly authors: ReadonlySet<string>;
}

/** Everybody who has the role for the product, has not signed, and may: who executed or wrote the record may not where another person is asked for. */
function listCandidates(role: ProtocolRole, { context, people, asOf, signers, authors }: Field): readonly string[] {
  const now = instantOf(asOf);
  const product = context.release?.product ?? null;
  const executors = new Set(context.record.executors);
  const find = findPrincipals(people);
  for (const executor of context.record.executors) executors.add(find(executor) ?? executor);
  const may = (people?.people ?? []).filter(({ principal, roles }) => {
    if (signers.includes(principal)) return false;
    if (role.independent && (executors.has(principal) || authors.has(principal))) return false;
    return roles.some(
      (own) =>
        own.role === role.role &&
        (own.products === undefined || (product !== null && own.products.includes(product))) &&
        (own.from === undefined || instantOf(own.from) <= now) &&
        (own.until === undefined || now < instantOf(own.until)),
    );
  });
  return may.map(({ principal }) => principal).sort();
}
