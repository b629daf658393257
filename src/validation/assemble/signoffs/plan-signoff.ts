import { formatSshFingerprint } from '../../../keys/ssh-key.ts';
import { plainLines } from '../../../text/schema/plain-text.ts';
import type { SignatureFile } from '../../schema/records/validation-content.ts';
import { declarations } from '../../schema/signoffs/declarations.ts';
import { meaningLabels } from '../../schema/signoffs/meaning-labels.ts';
import type { Meaning } from '../../schema/signoffs/meanings.ts';
import type { People } from '../../schema/signoffs/people.ts';
import type { Statement } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import type { EarlierClaim } from '../judge/claim.ts';
import { judgeClaim } from '../judge/judge-claim.ts';
import { judgePairs } from '../judge/judge-signoffs.ts';
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
  { wish, keys }: { readonly wish: SignoffWish; readonly keys: SigningKeys },
): SignoffPlan {
  const refuse = (refusal: string): SignoffPlan => ({ statement: null, refusal });
  if (keys.people === null) return refuse('There is no `content/people.yaml` that could be read and says who may sign.');
  if (context.protocol === null)
    return refuse('The record pins no version of a protocol that is known, so nobody can say which roles sign.');
  const person = findPerson(wish, keys);
  if (typeof person === 'string') return refuse(person);
  const roles = context.protocol.roles.filter(({ role }) => role === wish.role);
  const meaning = wish.meaning ?? roles[0]?.meaning;
  if (meaning === undefined)
    return refuse(`The protocol asks for no signature of the role \`${wish.role}\`, but for ${listRoles(context)}.`);
  if (meaning === 'disapproval' && wish.comment.trim() === '') return refuse('A refusal needs its reason as a comment.');
  const judged = judgePairs(context, files, keys);
  const standing = judged.find(
    ({ signoff }) =>
      signoff.state === 'valid' &&
      signoff.principal === person.principal &&
      signoff.role === wish.role &&
      signoff.meaning?.code === meaning,
  );
  if (standing !== undefined) return refuse(`${person.name} has signed already in the role \`${wish.role}\`, and that signature stands.`);
  const earlier = judged.map(({ claim }) => claim);
  const statement = writeStatement(context, { wish, meaning, person, last: findLast(earlier), policy: keys.policySha256 });
  const before = earlier.find(({ sha256 }) => sha256 === statement.previous)?.statement ?? null;
  if (before !== null && Date.parse(before.signedAt) > Date.parse(statement.signedAt))
    return refuse(`The signature before it was made at ${before.signedAt}, later than ${statement.signedAt}: one of the clocks is wrong.`);
  const claim = { statement, publicKey: wish.publicKey, sha256: null, bounds: unknownBounds, firstHeld: null };
  const finding = judgeClaim(claim, { context, keys, earlier, all: earlier });
  return finding === null ? { statement, refusal: null } : refuse(finding.reason);
}

const unknownBounds = { notBefore: null, notAfter: null, source: '' };

type PersonEntry = People['people'][number];

/** The person who signs; a sentence when there is none, or when it is not clear. */
function findPerson({ publicKey, principal }: SignoffWish, { people, signers }: SigningKeys): PersonEntry | string {
  const owners = [...new Set(signers.filter(({ key }) => key.equals(publicKey)).map(({ principals }) => principals))];
  const fingerprint = formatSshFingerprint(publicKey);
  const [owner] = owners;
  if (owner === undefined) return `The key ${fingerprint} is not among the keys that may sign off in \`content/allowed_signers\`.`;
  const name = principal ?? owner;
  if (!owners.includes(name)) return `The key ${fingerprint} is not one of \`${name}\`: it belongs to \`${owner}\`.`;
  return people?.people.find((one) => one.principal === name) ?? `\`${name}\` is not in \`content/people.yaml\`.`;
}

function listRoles({ protocol }: SignoffContext): string {
  const roles = protocol?.roles.map(({ role }) => `\`${role}\``) ?? [];
  return roles.length === 0 ? 'none at all' : roles.join(', ');
}

/** The last signature of the record: the one that the next follows. */
function findLast(earlier: readonly EarlierClaim[]): EarlierClaim | null {
  return earlier.findLast(({ statement }) => statement !== null) ?? null;
}

/** Who signs what, and what it follows. */
export interface StatementParts {
  readonly wish: SignoffWish;
  readonly meaning: Meaning;
  readonly person: Pick<PersonEntry, 'principal' | 'name'>;
  readonly last: Pick<EarlierClaim, 'statement' | 'sha256'> | null;
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
  };
}

/** The name of a pair's files without their ending: the number, the role and the principal, in letters that every file system takes. */
export function nameSignature({ sequence, signer }: Statement): string {
  const plain = (text: string): string => text.replace(/[^A-Za-z0-9@._+-]/g, '-').replace(/^\.+/, '');
  return `${sequence}-${plain(signer.role)}-${plain(signer.principal)}`.slice(0, 120);
}
