import { isEarlier } from '../../../keys/clock-tolerance.ts';
import { quoteList } from '../../../text/schema/quote.ts';
import type { Statement } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import type { EarlierClaim } from './claim.ts';
import type { Finding } from './finding.ts';

/**
 * Judges whether a signature follows others of the record. Each names the digest of the pair before it, so that one that was deleted shows. Two people may
 * sign at the same time, each on a branch of their own: both follow the same signature then, and whoever signs after the merge names both. The numbers only rise.
 */
export function judgeChain(
  { sequence, previous, follows = [], signedAt, meaning, withdraws, signer }: Statement,
  { others, now }: { readonly others: readonly EarlierClaim[]; readonly now: string | null },
): Finding | null {
  if (sequence === 1 && previous !== null) return outOfSequence('It is the first, and names one before it.');
  if (sequence > 1 && previous === null) return outOfSequence(`It is number ${sequence}, and names none before it.`);
  for (const sha256 of [...(previous === null ? [] : [previous]), ...follows]) {
    const before = others.find((one) => one.sha256 === sha256);
    if (before === undefined)
      return outOfSequence(`The signature that it follows, number ${sequence - 1}, is not there: it was deleted or replaced.`);
    const number = before.statement?.sequence ?? null;
    if (number === null || number >= sequence) return outOfSequence(`It is number ${sequence} and follows number ${number ?? 'unknown'}.`);
    const after = before.statement?.signedAt ?? signedAt;
    // A time that has not come yet is wrong, and makes no later signature wrong.
    if (isEarlier(signedAt, after) && !(now !== null && isEarlier(now, after)))
      return outOfSequence(`It says that it was made at ${signedAt}, before the signature that it follows, at ${after}.`);
  }
  if (meaning.code !== 'withdrawal')
    return withdraws === undefined ? null : outOfSequence('It withdraws a signature and is no withdrawal.');
  const target = others.find(({ sha256 }) => sha256 === withdraws)?.statement;
  if (target == null) return outOfSequence('The signature that it withdraws is not there.');
  if (target.signer.principal !== signer.principal || target.signer.role !== signer.role)
    return outOfSequence('It withdraws a signature of another person, or in another role.');
  return target.meaning.code === 'withdrawal' ? outOfSequence('It withdraws a withdrawal: sign anew instead.') : null;
}

/**
 * Judges whether it was the time to sign: executed, deviations decided, then the roles in the order of the protocol (21 CFR 11.10(f)).
 * Whoever executes may sign as author, or as witness, as soon as something is executed; whoever refuses, at any time.
 */
export function judgeTurn(statement: Statement, { record, protocol }: SignoffContext, earlier: readonly EarlierClaim[]): Finding | null {
  const { meaning, signer, sequence } = statement;
  if (meaning.code === 'disapproval' || meaning.code === 'withdrawal') return null;
  const roles = protocol?.roles ?? [];
  const own = roles.findIndex(({ role, meaning: asked }) => role === signer.role && asked === meaning.code);
  for (const { role, meaning: asked, count } of roles.slice(0, Math.max(0, own))) {
    const signed = countSigners(
      earlier.filter((claim) => (claim.statement?.sequence ?? sequence) < sequence),
      role,
      asked,
    );
    if (signed < count)
      return outOfSequence(
        `The role \`${signer.role}\` signs after \`${role}\`, of whom ${signed} of ${count} had signed with a signature that stands.`,
      );
  }
  // Nobody executed, nor saw, what nobody began; a part of it may be signed by whoever did that part.
  if (record.steps > 0 && record.executed === 0)
    return outOfSequence(
      record.untouched.length === record.steps
        ? 'Nothing of the record is executed: none of its steps has a result.'
        : 'Nothing of this run is executed: every result is carried over from an earlier one.',
    );
  if (meaning.code === 'author' || meaning.code === 'witness') return null;
  if (record.untouched.length > 0) return outOfSequence(`The record is not executed: ${quoteList(record.untouched)} without a result.`);
  if (record.departures.length > 0)
    return outOfSequence(
      `The record is not what its protocol asks for, and no deviation decides on it: ${quoteList(record.departures)} (${record.covered} of ${record.asked} steps).`,
    );
  if (record.unexplained.length > 0) return outOfSequence(`${quoteList(record.unexplained)} left out without a reason.`);
  if (record.unresolved.length > 0) return outOfSequence(`${quoteList(record.unresolved)} did not pass and no deviation decides on it.`);
  if (record.openDeviations.length > 0) return outOfSequence(`Deviations are open: ${quoteList(record.openDeviations)}.`);
  return null;
}

function countSigners(claims: readonly EarlierClaim[], role: string, meaning: string): number {
  const signed = claims.flatMap(({ valid, statement }) =>
    valid && statement?.signer.role === role && statement.meaning.code === meaning ? statement.signer.principal : [],
  );
  return new Set(signed).size;
}

function outOfSequence(reason: string): Finding {
  return { state: 'out-of-sequence', reason };
}
