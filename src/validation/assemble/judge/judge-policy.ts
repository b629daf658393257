import { isEarlier } from '../../../keys/clock-tolerance.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import { findPolicyPeople, type Policy } from '../signoffs/policies.ts';
import type { SigningKeys } from '../signoffs/signing-keys.ts';
import type { Claim } from './claim.ts';
import type { Finding } from './finding.ts';
import { hasRole } from './held-roles.ts';
import { notAllowed } from './judge-authority.ts';

type DatedClaim = Pick<Claim, 'statement' | 'bounds' | 'firstHeld'>;

/**
 * Judges whether the signer had the role under the `people.yaml` that was in force at signing: a role that is given afterwards makes no older signature
 * good. That is the version which the statement names, as far as it is known, and those between the moments by which git bounds the signature, when the
 * named one is not known or had been replaced before: whoever has no role does not get it by naming another version.
 */
export function judgePolicy(claim: DatedClaim, { release }: SignoffContext, keys: SigningKeys): Finding | null {
  const { signer, signedAt, policy } = claim.statement;
  const product = release?.product ?? null;
  const named = findPolicyPeople(policy, keys);
  if (named !== null && [signedAt, endOf(claim)].some((at) => !hasRole(named, signer, { product, at })))
    return notAllowed(
      `${signer.printedName} did not have the role \`${signer.role}\` in the \`content/people.yaml\` that the statement names; it was given later.`,
    );
  if (!lacksRole(claim, product, keys)) return null;
  if (named === null)
    return notAllowed(
      `${describeUnknown(policy)}, and the one that git held then did not give ${signer.printedName} the role \`${signer.role}\`.`,
    );
  if (!wasReplaced(claim, keys)) return null;
  return notAllowed(
    `${signer.printedName} did not have the role \`${signer.role}\` between ${claim.bounds.notBefore} and ${claim.bounds.notAfter}, when it was signed as git shows: the \`content/people.yaml\` that the statement names had been replaced.`,
  );
}

/** What a reader should know of the version of `people.yaml` that a signature which stands was made under. */
export function notePolicy(claim: DatedClaim, { release }: SignoffContext, keys: SigningKeys): readonly string[] {
  const { policy, signer, signedAt } = claim.statement;
  const product = release?.product ?? null;
  if (findPolicyPeople(policy, keys) === null)
    return [`${describeUnknown(policy)}: nothing shows that the signer had the role when signing.`];
  const first = keys.policies.find(({ sha256 }) => sha256 === policy);
  const last = keys.policies.findLastIndex(({ sha256 }) => sha256 === policy);
  const written = first === undefined || first.cut ? null : first.authoredAt;
  const replaced =
    last >= 0 && keys.policies.slice(last + 1).some((version) => isInTime(version, claim.firstHeld) && takesAway(version, claim, product));
  return [
    ...(written !== null && isEarlier(signedAt, written)
      ? [`Git dates the \`content/people.yaml\` that the statement names to ${written}, after the time that it states.`]
      : []),
    ...(replaced
      ? [`Git shows the signature only after \`content/people.yaml\` had taken the role \`${signer.role}\` away; it was given again.`]
      : []),
  ];
}

function describeUnknown(policy: string | null): string {
  return policy === null
    ? 'The statement names no version of `content/people.yaml`'
    : 'The `content/people.yaml` that the statement names is not known, or cannot be read';
}

/** Whether none of the versions that were in force while the signature was made, as git bounds it, gives the signer the role. */
function lacksRole(claim: DatedClaim, product: string | null, { policies }: SigningKeys): boolean {
  const { firstHeld } = claim;
  const begun = findBegun(claim, policies);
  const then = policies.slice(Math.max(0, begun)).filter((version, index) => index === 0 || isInTime(version, firstHeld));
  return begun >= 0 && firstHeld !== null && then.every((version) => takesAway(version, claim, product));
}

/** Whether the named version had been in force before all of these; one that comes into git later may have lain there uncommitted. */
function wasReplaced(claim: DatedClaim, { policies }: SigningKeys): boolean {
  return policies.slice(0, Math.max(0, findBegun(claim, policies))).some(({ sha256 }) => sha256 === claim.statement.policy);
}

/** Place of the version in force when a signature can have been made at the earliest; -1 when git does not show that. */
function findBegun({ bounds: { notBefore } }: DatedClaim, policies: readonly Policy[]): number {
  return notBefore === null ? -1 : policies.findLastIndex(({ committedAt }) => isEarlier(committedAt, notBefore));
}

function isInTime({ committedAt }: Policy, firstHeld: number | null): boolean {
  return firstHeld === null || Date.parse(committedAt) <= firstHeld;
}

/** Whether a version certainly gives the signer the role no more; of one that cannot be read nobody knows. */
function takesAway(version: Policy, claim: DatedClaim, product: string | null): boolean {
  const people = version.read();
  return people !== null && !hasRole(people, claim.statement.signer, { product, at: endOf(claim) });
}

/** Nobody keeps a role by writing an earlier time than git shows. */
function endOf({ statement: { signedAt }, bounds: { notBefore } }: DatedClaim): string {
  return notBefore !== null && isEarlier(signedAt, notBefore) ? notBefore : signedAt;
}
