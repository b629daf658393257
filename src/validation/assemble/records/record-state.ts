import { quoteList } from '../../../text/schema/quote.ts';
import type { ProtocolRole } from '../../schema/protocols/protocol.ts';
import type { RecordState, ValidationRecord } from '../../schema/records/record.ts';
import type { Signoff, SignoffState } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import { isSuperseded } from '../../schema/signoffs/superseded.ts';

interface Facts {
  readonly context: SignoffContext;
  readonly isVoid: boolean;
  readonly steps: number;
  readonly signoffs: readonly Signoff[];
  readonly roles: readonly ProtocolRole[];
  readonly required: ValidationRecord['required'];
}

/** States of a signature that once stood, or seemed to, and does not any more. */
const fallen: ReadonlySet<SignoffState> = new Set(['stale', 'evidence-changed', 'protocol-changed', 'key-compromised', 'unconfirmed']);

/** States in which the key does not show who signed. */
const doubtfulSigner: ReadonlySet<SignoffState> = new Set([
  'key-unknown',
  'key-not-valid-then',
  'key-compromised',
  'unconfirmed',
  'moved',
  'invalid',
  'malformed',
]);

/** The state of a record and one sentence why. The first that fits counts: void, refused, stale, failed, in progress, waiting, approved. */
export function tellRecordState(facts: Facts): { readonly state: RecordState; readonly reason: string } {
  const { context, roles, signoffs } = facts;
  const { untouched, unresolved, openDeviations } = context.record;
  if (facts.isVoid) return { state: 'void', reason: 'It was given up and counts for nothing.' };
  const refusal = signoffs.find((one) => isRefusal(one) && one.state === 'valid' && !isWithdrawn(one, signoffs));
  if (refusal !== undefined) return { state: 'refused', reason: `${refusal.printedName} refused it as ${refusal.role}.` };
  const gone = signoffs.filter((one) => fallen.has(one.state) && !isRefusal(one) && !isSuperseded(one, signoffs, roles));
  const [first] = gone;
  if (first !== undefined) return { state: 'stale', reason: `The signature ${nameSigner(first)} no longer stands: ${first.reason}` };
  if (unresolved.length > 0) return { state: 'failed', reason: `${quoteList(unresolved)} did not pass, and no deviation decides on it.` };
  if (facts.steps === 0) return { state: 'in-progress', reason: 'It has no steps.' };
  if (untouched.length > 0)
    return { state: 'in-progress', reason: `${untouched.length} of ${facts.steps} steps have no result: ${quoteList(untouched)}.` };
  return tellWaiting(facts, openDeviations);
}

function tellWaiting(
  { context, required, signoffs }: Facts,
  openDeviations: readonly string[],
): { readonly state: RecordState; readonly reason: string } {
  const waiting = (reason: string) => ({ state: 'waiting' as const, reason });
  if (openDeviations.length > 0) return waiting(`Every step has its result; open deviations: ${quoteList(openDeviations)}.`);
  if (context.protocol === null)
    return waiting('Every step has its result, but the protocol is not known by its digest, so nobody can sign.');
  const missing = required.filter(({ signed, count }) => signed < count);
  if (missing.length > 0) {
    const roles = missing.map(({ role, signed, count }) => (count === 1 ? `\`${role}\`` : `\`${role}\` (${signed} of ${count})`));
    return waiting(`Every step has its result; signatures are missing: ${roles.join(', ')}.`);
  }
  if (required.length === 0) return waiting('Every step has its result, and the protocol asks for no signature.');
  const unsound = signoffs.find((one) => isUnsoundRefusal(one) && !isWithdrawn(one, signoffs));
  if (unsound !== undefined)
    return waiting(`All signatures are there, and a refusal ${nameSigner(unsound)} that does not stand: ${unsound.reason}`);
  return { state: 'approved', reason: 'All signatures that the protocol asks for are there and stand.' };
}

/** Whose a signature is, where its key shows that; else somebody else may have made it. */
function nameSigner({ state, printedName }: Signoff): string {
  return doubtfulSigner.has(state) ? `in the name of ${printedName ?? 'nobody'}` : `of ${printedName}`;
}

function isRefusal({ meaning }: Signoff): boolean {
  return meaning?.code === 'disapproval';
}

/** Whether somebody may have refused the record as it is. What was refused of another text, and then changed, is no longer refused. */
function isUnsoundRefusal(signoff: Signoff): boolean {
  return isRefusal(signoff) && signoff.state !== 'valid' && !fallen.has(signoff.state);
}

/** Whether the same person signed in the same role after all, with a signature that stands. */
function isWithdrawn({ principal, role, sequence }: Signoff, signoffs: readonly Signoff[]): boolean {
  return signoffs.some(
    (later) =>
      later.state === 'valid' &&
      !isRefusal(later) &&
      later.principal === principal &&
      later.role === role &&
      (later.sequence ?? 0) > (sequence ?? 0),
  );
}
