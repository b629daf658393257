import { isEarlier } from '../../../keys/clock-tolerance.ts';
import type { ProtocolRole } from '../../schema/protocols/protocol.ts';
import type { People } from '../../schema/signoffs/people.ts';
import { foldName } from '../../schema/signoffs/people-names.ts';
import type { Statement } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import { findPolicyPeople } from '../signoffs/policies.ts';
import type { SigningKeys } from '../signoffs/signing-keys.ts';
import type { Claim, EarlierClaim } from './claim.ts';
import type { Finding } from './finding.ts';
import { isForProduct, isHeldAt } from './held-roles.ts';

/** Judges whether the person had the role when signing, for this product, and signed under a name of theirs (21 CFR 11.10(g), 11.50(a)). */
export function judgePerson(
  { statement, bounds }: Pick<Claim, 'statement' | 'bounds'>,
  context: SignoffContext,
  keys: SigningKeys,
): Finding | null {
  const { signer, signedAt, policy } = statement;
  const { people } = keys;
  if (people === null) return notAllowed('There is no `content/people.yaml` that could be read and says who may sign.');
  const person = people.people.find(({ principal }) => principal === signer.principal);
  if (person === undefined) return notAllowed(`\`${signer.principal}\` is not in \`content/people.yaml\`.`);
  if (![people, findPolicyPeople(policy, keys)].some((version) => version !== null && isOwnName(signer, version)))
    return notAllowed(`The printed name \`${signer.printedName}\` is no name of \`${signer.principal}\` in \`content/people.yaml\`.`);
  const roles = person.roles.filter(({ role }) => role === signer.role);
  if (roles.length === 0) return notAllowed(`${person.name} does not have the role \`${signer.role}\`.`);
  const here = roles.filter((role) => isForProduct(role, context.release?.product ?? null));
  if (here.length === 0) return notAllowed(`${person.name} has the role \`${signer.role}\` for other products.`);
  // Nobody keeps a role by writing an earlier time than git shows.
  const { notBefore } = bounds;
  const end = notBefore !== null && isEarlier(signedAt, notBefore) ? notBefore : signedAt;
  const then = here.filter((role) => isHeldAt(role, Date.parse(signedAt)));
  if (then.length === 0) return notAllowed(`${person.name} did not have the role \`${signer.role}\` at ${signedAt}.`);
  if (then.some(({ until }) => until === undefined || Date.parse(end) < Date.parse(until))) return null;
  return notAllowed(
    `${person.name} had the role \`${signer.role}\` at ${signedAt}, and git shows that it was not signed before ${end}, when it had ended.`,
  );
}

/** Nobody signs under an alias that is the name of somebody else; two people of one name are told apart by their principals. */
function isOwnName({ principal, printedName }: Statement['signer'], { people }: People): boolean {
  const person = people.find((one) => one.principal === principal);
  if (person === undefined) return false;
  if (person.name.normalize('NFC') === printedName) return true;
  const others = people.filter((other) => other.principal !== principal).map((other) => foldName(other.name));
  return person.aliases.some((alias) => alias.normalize('NFC') === printedName) && !others.includes(foldName(printedName));
}

/** Judges whether the protocol asks for a signature of this role with this meaning. Everyone whom it asks may refuse. */
export function judgeRole({ signer, meaning }: Statement, context: SignoffContext): Finding | null {
  const roles = context.protocol?.roles.filter(({ role }) => role === signer.role) ?? [];
  if (roles.length === 0) return notAllowed(`The protocol asks for no signature of the role \`${signer.role}\`.`);
  if (meaning.code === 'disapproval' || meaning.code === 'withdrawal' || roles.some((role) => role.meaning === meaning.code)) return null;
  return notAllowed(`The role \`${signer.role}\` signs as ${roles.map((role) => role.meaning).join(' or ')}, not as ${meaning.code}.`);
}

/** Judges whether someone signs their own work where the protocol asks for another person: who executed a step, or signed as author. A refusal is always allowed. */
export function judgeIndependence(
  statement: Statement,
  context: SignoffContext,
  { earlier, keys }: { readonly earlier: readonly EarlierClaim[]; readonly keys: SigningKeys },
): Finding | null {
  const { signer, meaning } = statement;
  const roles = context.protocol?.roles ?? [];
  if (meaning.code === 'author') return judgeAuthor(statement, roles, earlier);
  const role = roles.find((one) => one.role === signer.role && one.meaning === meaning.code);
  if (meaning.code === 'disapproval' || meaning.code === 'withdrawal' || !role?.independent) return null;
  const known = [keys.people, findPolicyPeople(statement.policy, keys)].flatMap((version) => version?.people ?? []);
  const own = known.filter(({ principal }) => principal === signer.principal);
  const names = new Set([signer.principal, signer.printedName, ...own.flatMap(({ name, aliases }) => [name, ...aliases])].map(foldName));
  if (context.record.executors.some((executor) => names.has(foldName(executor))))
    return {
      state: 'self-approval',
      reason: `${signer.printedName} executed the record, and the role \`${signer.role}\` asks for another person.`,
    };
  const authored = earlier.some(
    ({ valid, statement: other }) => valid && other?.meaning.code === 'author' && other.signer.principal === signer.principal,
  );
  return authored
    ? {
        state: 'self-approval',
        reason: `${signer.printedName} signed the record as its author, and the role \`${signer.role}\` asks for another person.`,
      }
    : null;
}

/** Names of who executed a record that are nobody's in `people.yaml`, or of more than one person. */
export function listUnknownExecutors({ executors }: SignoffContext['record'], people: People | null): readonly string[] {
  const known = new Set(people?.people.map(({ principal }) => principal));
  return executors.filter((executor) => !known.has(executor));
}

/** Whoever has signed where another person than the author is asked for does not become author afterwards. */
function judgeAuthor({ signer }: Statement, roles: readonly ProtocolRole[], earlier: readonly EarlierClaim[]): Finding | null {
  const own = earlier.find(
    ({ valid, statement: other }) =>
      valid &&
      other?.signer.principal === signer.principal &&
      roles.some(({ role, meaning, independent }) => independent && role === other.signer.role && meaning === other.meaning.code),
  );
  return own === undefined
    ? null
    : {
        state: 'self-approval',
        reason: `${signer.printedName} signed the record as \`${own.statement?.signer.role}\`, and that role asks for another person than its author.`,
      };
}

/** The verdict on a signature of somebody who might not sign so. */
export function notAllowed(reason: string): Finding {
  return { state: 'role-not-allowed', reason };
}
