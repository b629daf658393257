import type { ProtocolRole } from '../protocols/protocol.ts';
import type { Signoff } from './signoff.ts';

const lapsed: ReadonlySet<Signoff['state']> = new Set([
  'stale',
  'evidence-changed',
  'protocol-changed',
  'out-of-sequence',
  'role-not-allowed',
  'self-approval',
  'key-not-valid-then',
  'key-compromised',
  'unconfirmed',
]);

/**
 * Whether a signature that does not stand was made good later: the same person signed the record anew in the same role, or as many others did as the
 * role asks for. One that was tampered with, moved here, or made with nobody's key is never made good by another one.
 */
export function isSuperseded(signoff: Signoff, all: readonly Signoff[], roles: readonly ProtocolRole[]): boolean {
  const { sequence, principal, role } = signoff;
  if (!lapsed.has(signoff.state) || sequence === null) return false;
  const later = all.filter((other) => other.state === 'valid' && other.role === role && (other.sequence ?? 0) > sequence);
  if (later.some((other) => other.principal === principal)) return true;
  const asked = roles.find((one) => one.role === role);
  const people = new Set(later.filter(({ meaning }) => meaning?.code === asked?.meaning).map((other) => other.principal));
  return asked !== undefined && people.size >= asked.count;
}
