import type { Problem } from '../domain/problem.ts';
import type { ProtocolRole } from '../domain/validation/protocol.ts';
import type { Signoff } from '../domain/validation/signoff.ts';
import { isSuperseded } from '../domain/validation/superseded.ts';
import { signatureDoesNotStand, signatureTimeOutOfBounds } from '../domain/validation-problems-signing.ts';
import { isEarlier } from './clock-tolerance.ts';

/** Lists what is wrong with the signatures on one record. One that was given anew is not wrong any more, but still shown. */
export function listSignoffProblems(signoffs: readonly Signoff[], roles: readonly ProtocolRole[]): readonly Problem[] {
  return signoffs.flatMap((signoff) => {
    const place = { source: signoff.statement };
    if (signoff.state !== 'valid')
      return isSuperseded(signoff, signoffs, roles) ? [] : signatureDoesNotStand(place, signoff.state, signoff.reason);
    const late = isAfter(signoff.signedAt, signoff.bounds.notAfter);
    const early = isAfter(signoff.bounds.notBefore, signoff.signedAt);
    if (signoff.signedAt === null || !(late || early)) return [];
    const bound = (late ? signoff.bounds.notAfter : signoff.bounds.notBefore) ?? '';
    return signatureTimeOutOfBounds(place, { claim: signoff.signedAt, bound, kind: late ? 'late' : 'early' });
  });
}

function isAfter(time: string | null, bound: string | null): boolean {
  return time !== null && bound !== null && isEarlier(bound, time);
}
