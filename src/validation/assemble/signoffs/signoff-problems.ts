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
    const { signedAt, bounds, state, reason } = signoff;
    // What was taken away has a Problem of its own, and what was withdrawn is none.
    if (state === 'taken-away' || (state !== 'valid' && isSuperseded(signoff, signoffs, roles))) return [];
    if (state === 'time-out-of-bounds') return signatureTimeOutOfBounds(place, reason);
    if (state !== 'valid') return signatureDoesNotStand(place, state, reason);
    const held = shallow ? null : bounds.notAfter;
    if (signedAt === null || held === null || Date.parse(held) - Date.parse(signedAt) <= day) return [];
    return signatureCommittedLate(place, { claim: signedAt, held });
  });
}
