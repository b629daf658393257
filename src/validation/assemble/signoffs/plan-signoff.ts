import { formatSshFingerprint } from '../../../keys/ssh-key.ts';
import { plainLines } from '../../../text/schema/plain-text.ts';
import type { SignatureFile } from '../../schema/records/validation-content.ts';
import { declarations } from '../../schema/signoffs/declarations.ts';
import { meaningLabels } from '../../schema/signoffs/meaning-labels.ts';
import type { Meaning } from '../../schema/signoffs/meanings.ts';
import type { People } from '../../schema/signoffs/people.ts';
import type { Signoff, Statement } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import { isLifted, isRefusal, isSuperseded } from '../../schema/signoffs/superseded.ts';
import type { EarlierClaim } from '../judge/claim.ts';
import { judgeClaim } from '../judge/judge-claim.ts';
import { type JudgedPair, judgePairs } from '../judge/judge-signoffs.ts';
import { findTextTime } from '../judge/signing-bounds.ts';
import { formatStatement } from './format-statement.ts';
import type { MissingPair } from './list-missing-pairs.ts';
import { parseStatement } from './parse-statement.ts';
import type { SigningKeys } from './signing-keys.ts';

/** What someone wants to sign, and as whom. */
export interface SignoffWish {
  readonly role: string;
  /** By default what the protocol asks of the role. */
  readonly meaning: Meaning | null;
  /** In wire format. */
  readonly publicKey: Buffer;
  /** By default the one whose key it is. */
  readonly principal: string | null;
  readonly comment: string;
  /** RFC 3339 with offset. */
  readonly signedAt: string;
  readonly zone: string;
}

/** A statement that would stand when it is signed, or why there is none. */
export type SignoffPlan =
  | { readonly statement: Statement; readonly refusal: null }
  | { readonly statement: null; readonly refusal: string };

/** Plans a signature on a record, by the very rules that it is judged by later: what would not be valid is refused, with the reason. */
export function planSignoff(
  context: SignoffContext,
  files: readonly SignatureFile[],
  { wish, keys, missing = [] }: { readonly wish: SignoffWish; readonly keys: SigningKeys; readonly missing?: readonly MissingPair[] },
): SignoffPlan {
  const refuse = (refusal: string): SignoffPlan => ({ statement: null, refusal });
  if (keys.people === null) return refuse('There is no `content/people.yaml` that could be read and says who may sign.');
  if (context.protocol === null)
    return refuse('The record pins no version of a protocol that is known, so nobody can say which roles sign.');
  const person = findPerson(wish, keys);
  if (typeof person === 'string') return refuse(person);
  const asked = context.protocol.roles;
  const roles = asked.filter(({ role }) => role === wish.role);
  const meaning = wish.meaning ?? roles[0]?.meaning;
  if (meaning === undefined)
    return refuse(`The protocol asks for no signature of the role \`${wish.role}\`, but for ${listRoles(context)}.`);
  if (meaning === 'disapproval' && wish.comment.trim() === '') return refuse('A refusal needs its reason as a comment.');
  if (meaning === 'withdrawal' && wish.comment.trim() === '') return refuse('A withdrawal needs its reason as a comment.');
  const judged = judgePairs(context, files, keys, missing);
  const signoffs = judged.map(({ signoff }) => signoff);
  const own = signoffs.filter(({ principal, role }) => principal === person.principal && role === wish.role);
  const withdrawn = meaning === 'withdrawal' ? findWithdrawn(own) : null;
  if (meaning === 'withdrawal' && withdrawn === null)
    return refuse(`${person.name} has no signature in the role \`${wish.role}\` that could be withdrawn.`);
  const isOpen = own.some((one) =>
    one.state === 'valid' ? isRefusal(one) && !isLifted(one, signoffs) : !isSuperseded(one, signoffs, asked),
  );
  const standing = own.find((one) => one.state === 'valid' && one.meaning?.code === meaning);
  // Whoever signed other texts since, or refused on another branch, signs again to say which of them they mean.
  if (standing !== undefined && meaning !== 'withdrawal' && !isOpen)
    return refuse(`${person.name} has signed already in the role \`${wish.role}\`, and that signature stands.`);
  const earlier = judged.map(({ claim }) => claim);
  const written = writeStatement(context, { wish, meaning, person, last: findLast(judged), policy: keys.policySha256 });
  const statement = withdrawn === null ? written : { ...written, withdraws: withdrawn.sha256 };
  const before = new Set([statement.previous, ...(statement.follows ?? [])]);
  const latest = earlier.find(
    (one) =>
      before.has(one.sha256) &&
      isLater(one.statement?.signedAt ?? '', statement.signedAt) &&
      !isLater(one.statement?.signedAt ?? '', keys.now ?? ''),
  )?.statement;
  if (latest != null)
    return refuse(`The signature before it was made at ${latest.signedAt}, later than ${statement.signedAt}: one of the clocks is wrong.`);
  const textAt = findTextTime(context, keys.now);
  const claim = {
    statement,
    publicKey: wish.publicKey,
    sha256: null,
    bounds: { ...unknownBounds, notBefore: textAt },
    textAt,
    firstHeld: null,
    provenHeld: null,
  };
  const finding = judgeClaim(claim, { context, keys, earlier, all: earlier });
  if (finding !== null) return refuse(finding.reason);
  const { complaint } = parseStatement(Buffer.from(formatStatement(statement)));
  return complaint === null ? { statement, refusal: null } : refuse(complaint);
}

const unknownBounds = { notBefore: null, notAfter: null, source: '' };

/** Whether one moment lies after another; never where one of them is none. */
function isLater(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}

type PersonEntry = People['people'][number];

/** The person who signs; a sentence when there is none, or when it is not clear. */
function findPerson({ publicKey, principal }: SignoffWish, { people, signers }: SigningKeys): PersonEntry | string {
  const owners = [...new Set(signers.filter(({ key }) => key.equals(publicKey)).map(({ principals }) => principals))];
  const fingerprint = formatSshFingerprint(publicKey);
  const [owner] = owners;
  if (owner === undefined) return `The key ${fingerprint} is not among the keys that may sign off in \`content/allowed_signers\`.`;
  const name = principal ?? owner;
  if (!owners.includes(name)) return `The key ${fingerprint} is not one of \`${name}\`: it belongs to \`${owner}\`.`;
  return (
    people?.people.find((one) => one.principal === name) ??
    `\`${name}\` is not in \`content/people.yaml\`; whoever looks after the records can add it, with a role.`
  );
}

function listRoles({ protocol }: SignoffContext): string {
  const roles = protocol?.roles.map(({ role }) => `\`${role}\``) ?? [];
  return roles.length === 0 ? 'none at all' : roles.join(', ');
}

/** What says nothing of who signed is followed by nobody. */
const foreign: ReadonlySet<Signoff['state']> = new Set(['malformed', 'invalid', 'moved', 'key-unknown']);

/** The last signatures of the record, those that are gone included: the next follows the one with the highest number, and those that were last on other branches. */
function findLast(judged: readonly JudgedPair[]): StatementParts['last'] {
  const own = judged.filter(({ signoff, claim }) => claim.statement !== null && !foreign.has(signoff.state));
  const followed = new Set(own.flatMap(({ signoff }) => signoff.after));
  const last = own.filter(({ signoff }) => !followed.has(signoff.sha256)).map(({ claim }) => claim);
  const [first, ...others] = last.toSorted((a, b) => (b.statement?.sequence ?? 0) - (a.statement?.sequence ?? 0));
  return first === undefined ? null : { ...first, others: others.map(({ sha256 }) => sha256).sort() };
}

/** What somebody withdraws: their refusal, else the newest of their signatures that stands. */
function findWithdrawn(own: readonly Signoff[]): Signoff | null {
  const standing = own.filter(({ state, meaning }) => state === 'valid' && meaning?.code !== 'withdrawal');
  return standing.findLast(isRefusal) ?? standing.at(-1) ?? null;
}

/** Who signs what, and what it follows. */
export interface StatementParts {
  readonly wish: SignoffWish;
  readonly meaning: Meaning;
  readonly person: Pick<PersonEntry, 'principal' | 'name'>;
  readonly last: (Pick<EarlierClaim, 'statement' | 'sha256'> & { readonly others?: readonly string[] }) | null;
  readonly policy: string | null;
}

/** Writes the statement that a person signs, as the next of the record. Whether it would stand is not asked. */
export function writeStatement(
  { record, protocol, release, evidence }: SignoffContext,
  { wish, meaning, person, last, policy }: StatementParts,
): Statement {
  return {
    type: 'docket/statement/v1',
    record: { path: record.path, revision: record.revision, canon: 'text-v1', sha256: record.sha256 },
    protocol: { id: protocol?.id ?? '', version: protocol?.version ?? '', sha256: protocol?.sha256 ?? '' },
    release,
    evidence: evidence.map(({ source, bytes, sha256 }) => ({ path: source, bytes, sha256 })),
    signer: { principal: person.principal, printedName: person.name.normalize('NFC'), role: wish.role },
    meaning: { code: meaning, label: meaningLabels[meaning] },
    declaration: declarations[meaning],
    comment: plainLines(wish.comment).trim().normalize('NFC'),
    signedAt: wish.signedAt,
    zone: wish.zone,
    policy,
    sequence: (last?.statement?.sequence ?? 0) + 1,
    previous: last?.sha256 ?? null,
    ...(last?.others === undefined || last.others.length === 0 ? {} : { follows: last.others }),
  };
}

/** The name of a pair's files without their ending: the number, the role and the principal, in letters that every file system takes. */
export function nameSignature({ sequence, signer }: Statement): string {
  const plain = (text: string): string => text.replace(/[^A-Za-z0-9@._+-]/g, '-').replace(/^\.+/, '');
  return `${sequence}-${plain(signer.role)}-${plain(signer.principal)}`.slice(0, 120);
}
