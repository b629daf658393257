import { isEarlier } from '../../../keys/clock-tolerance.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { signatureCommittedLate, signatureDoesNotStand, signatureTimeOutOfBounds } from '../../schema/problems/signing-problems.ts';
import type { ProtocolRole } from '../../schema/protocols/protocol.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';
import { isSuperseded } from '../../schema/signoffs/superseded.ts';

const day = 86_400_000;

/**
 * Lists what is wrong with the signatures on one record. One that was given anew is not wrong any more, but still shown. `shallow` says that the history was
 * cut, so that the first commit that is known need not be the first.
 */
export function listSignoffProblems(
  signoffs: readonly Signoff[],
  roles: readonly ProtocolRole[],
  { shallow = false }: { readonly shallow?: boolean } = {},
): readonly Problem[] {
  return signoffs.flatMap((signoff) => {
    const place = { source: signoff.statement };
    if (signoff.state !== 'valid')
      return isSuperseded(signoff, signoffs, roles) ? [] : signatureDoesNotStand(place, signoff.state, signoff.reason);
    const { signedAt, bounds } = signoff;
    if (signedAt === null) return [];
    const late = isAfter(signedAt, bounds.notAfter);
    const bound = late ? bounds.notAfter : isAfter(bounds.notBefore, signedAt) ? bounds.notBefore : null;
    const held = shallow ? null : bounds.notAfter;
    return [
      ...(bound === null ? [] : [signatureTimeOutOfBounds(place, { claim: signedAt, bound, kind: late ? 'late' : 'early' })]),
      ...(held !== null && Date.parse(held) - Date.parse(signedAt) > day ? [signatureCommittedLate(place, { claim: signedAt, held })] : []),
    ];
  });
}

function isAfter(time: string | null, bound: string | null): boolean {
  return time !== null && bound !== null && isEarlier(bound, time);
}
