import { quoteList } from '../../../text/schema/quote.ts';
import type { People } from '../../schema/signoffs/people.ts';
import type { Statement } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import type { EarlierClaim } from './claim.ts';
import { listUnknownExecutors } from './judge-authority.ts';

/** What a reader should know of the role of a signature that stands: that only its own claim of time shows that the person still had it. */
export function noteRole({ signer }: Statement, firstHeld: number | null, people: People | null): readonly string[] {
  const roles =
    people?.people.find(({ principal }) => principal === signer.principal)?.roles.filter(({ role }) => role === signer.role) ?? [];
  const ended = firstHeld !== null && roles.length > 0 && roles.every(({ until }) => until !== undefined && Date.parse(until) <= firstHeld);
  return ended ? [`Git shows the signature only after the role \`${signer.role}\` had ended.`] : [];
}

/** What a reader should know of a signature of a role that asks for another person than who executed: that nobody knows who that was. */
export function noteExecutors(
  { signer, meaning }: Statement,
  { protocol, record }: SignoffContext,
  people: People | null,
): readonly string[] {
  const independent = protocol?.roles.some((one) => one.role === signer.role && one.meaning === meaning.code && one.independent);
  if (!independent) return [];
  if (record.executors.length === 0)
    return [`The record does not name who executed it: nothing shows that ${signer.printedName} is another person.`];
  const unknown = listUnknownExecutors(record, people);
  if (unknown.length === 0) return [];
  return [
    `Executed by ${quoteList(unknown)}, whom \`content/people.yaml\` does not name: nothing shows that ${signer.printedName} is another person.`,
  ];
}

/** What a reader should know of a person who signed before in another role that asks for another person, too: the two roles are one pair of eyes. */
export function noteRoles(
  { signer, meaning }: Statement,
  { protocol }: SignoffContext,
  earlier: readonly EarlierClaim[],
): readonly string[] {
  const asksForAnother = (role: string, code: string): boolean =>
    protocol?.roles.some((one) => one.role === role && one.meaning === code && one.independent) ?? false;
  if (!asksForAnother(signer.role, meaning.code)) return [];
  const roles = earlier.flatMap(({ valid, statement }) =>
    valid &&
    statement?.signer.principal === signer.principal &&
    statement.signer.role !== signer.role &&
    asksForAnother(statement.signer.role, statement.meaning.code)
      ? statement.signer.role
      : [],
  );
  return [...new Set(roles)].map((role) => `Also signed as \`${role}\`: one person stands for two roles.`);
}
