import type { ProtocolRole } from '../protocols/protocol.ts';
import { isAfter } from '../records/follows.ts';
import type { Signoff } from './signoff.ts';

/** What somebody signed and what is not so any more: nobody else can say that they would sign it as it is. */
const outdated: ReadonlySet<Signoff['state']> = new Set(['stale', 'evidence-changed', 'protocol-changed', 'taken-away']);

const lapsed: ReadonlySet<Signoff['state']> = new Set([
  'out-of-sequence',
  'time-out-of-bounds',
  'role-not-allowed',
  'self-approval',
  'key-not-valid-then',
  'key-compromised',
  'unconfirmed',
]);

/** Whether a signature is a refusal. */
export function isRefusal({ meaning }: Pick<Signoff, 'meaning'>): boolean {
  return meaning?.code === 'disapproval';
}

/**
 * Whether a signature that does not stand was made good later. What was changed or taken away after it was signed is made good by the same person alone,
 * who signs the record as it is in the same role, after it. One that never counted is made good by as many others as the role asks for, too. One that was tampered
 * with, moved here, or made with nobody's key is never made good by another one; nor is one that was taken away from the text as it is: it still says what it says.
 */
export function isSuperseded(signoff: Signoff, all: readonly Signoff[], roles: readonly ProtocolRole[]): boolean {
  const { sequence, principal, role, state } = signoff;
  if (state === 'withdrawn') return true;
  if (!outdated.has(state) && !lapsed.has(state)) return false;
  if (state === 'taken-away' && signoff.content !== 'changed') return false;
  if (outdated.has(state) || isRefusal(signoff)) return findSuccessor(signoff, all) !== null;
  const later = all.filter((other) => other.state === 'valid' && other.role === role && (other.sequence ?? 0) > (sequence ?? 0));
  if (later.some((other) => other.principal === principal)) return true;
  const asked = roles.find((one) => one.role === role);
  const people = new Set(later.filter(({ meaning }) => meaning?.code === asked?.meaning).map((other) => other.principal));
  return asked !== undefined && people.size >= asked.count;
}

/** The signature by which the same person said something in the same role afterwards; null when there is none. */
function findSuccessor(signoff: Signoff, all: readonly Signoff[]): Signoff | null {
  const isSuccessor = (other: Signoff): boolean =>
    other.state === 'valid' &&
    other.principal === signoff.principal &&
    other.role === signoff.role &&
    (other.meaning?.code !== 'withdrawal' || other.withdraws === signoff.sha256) &&
    isAfter(other, signoff, all);
  return all.find(isSuccessor) ?? null;
}

/**
 * Whether whoever refused took it back: by a withdrawal of that refusal, or by signing otherwise in the same role afterwards. Nobody else's signature
 * lifts a refusal, and none that was made before it or beside it on another branch.
 */
export function isLifted(refusal: Signoff, all: readonly Signoff[]): boolean {
  return all.some(
    (other) =>
      other.state === 'valid' &&
      !isRefusal(other) &&
      other.principal === refusal.principal &&
      (other.meaning?.code === 'withdrawal' ? other.withdraws === refusal.sha256 : other.role === refusal.role) &&
      isAfter(other, refusal, all),
  );
}
