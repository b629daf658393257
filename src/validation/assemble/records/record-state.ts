import { quoteList } from '../../../text/schema/quote.ts';
import type { ProtocolRole } from '../../schema/protocols/protocol.ts';
import type { RecordState, ValidationRecord } from '../../schema/records/record.ts';
import type { Signoff, SignoffState } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import { isLifted, isRefusal, isSuperseded } from '../../schema/signoffs/superseded.ts';

interface Facts {
  readonly context: SignoffContext;
  readonly isVoid: boolean;
  readonly steps: number;
  readonly signoffs: readonly Signoff[];
  readonly roles: readonly ProtocolRole[];
  readonly required: ValidationRecord['required'];
  /** Everything that leaves open what the signatures are worth, in sentences; empty when nothing does. */
  readonly doubts: readonly string[];
}

/** States of a signature that once stood, or seemed to, and does not any more. */
const fallen: ReadonlySet<SignoffState> = new Set([
  'stale',
  'evidence-changed',
  'protocol-changed',
  'taken-away',
  'key-compromised',
  'unconfirmed',
]);

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

/**
 * The state of a record and one sentence why: the one judgement that every page, file and command shows. The first that fits counts: void, refused, stale,
 * failed, in progress, waiting, doubtful, approved. A refusal weighs more than any approval that was not made after it by whoever refused.
 */
export function tellRecordState(facts: Facts): { readonly state: RecordState; readonly reason: string } {
  const { context, roles, signoffs } = facts;
  const { untouched, unresolved, openDeviations, asked, covered, steps } = context.record;
  if (facts.isVoid) return { state: 'void', reason: 'It was given up and counts for nothing.' };
  const refusals = signoffs.filter((one) => isRefusal(one) && one.state !== 'withdrawn' && !isLifted(one, signoffs));
  const refusal = refusals.find(({ state, content }) => state === 'valid' || (state === 'taken-away' && content === 'current'));
  if (refusal !== undefined) {
    const taken = refusal.state === 'taken-away' ? ` ${refusal.reason}` : '';
    return { state: 'refused', reason: `${refusal.printedName} refused it as ${refusal.role}.${taken}` };
  }
  const gone = signoffs.filter((one) => fallen.has(one.state) && !isSuperseded(one, signoffs, roles));
  const first = gone.find(isRefusal) ?? gone[0];
  if (first !== undefined)
    return {
      state: 'stale',
      reason: isRefusal(first)
        ? `The refusal ${nameSigner(first)} is of an earlier text, and ${first.printedName} has not signed this one: ${first.reason}`
        : `The signature ${nameSigner(first)} is no longer valid: ${first.reason}`,
    };
  if (unresolved.length > 0) return { state: 'failed', reason: `${quoteList(unresolved)} did not pass, and no deviation decides on it.` };
  if (facts.steps === 0) return { state: 'in-progress', reason: 'It has no steps.' };
  if (untouched.length > 0)
    return {
      state: 'in-progress',
      reason: `${untouched.length} of ${Math.max(facts.steps, steps)} steps have no result: ${quoteList(untouched)}.`,
    };
  if (context.record.executed === 0)
    return { state: 'in-progress', reason: 'Nothing of this run is executed: every result is carried over from an earlier one.' };
  if (context.record.departures.length > 0)
    return {
      state: 'in-progress',
      reason: `It has ${covered} of ${asked} steps of its protocol as they are asked for, and no deviation decides on ${quoteList(context.record.departures)}.`,
    };
  return tellWaiting(facts, openDeviations);
}

function tellWaiting(
  { context, required, signoffs, doubts }: Facts,
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
  const unsound = signoffs.find((one) => isRefusal(one) && !stands(one) && !isLifted(one, signoffs));
  if (unsound !== undefined)
    return waiting(`All signatures are there, and a refusal ${nameSigner(unsound)} that does not stand: ${unsound.reason}`);
  const [doubt] = doubts;
  if (doubt !== undefined) {
    const more = doubts.length === 1 ? '' : ` (and ${doubts.length - 1} more)`;
    return { state: 'doubtful', reason: `All signatures are there, and it is doubtful what they are worth${more}: ${doubt}` };
  }
  return { state: 'approved', reason: 'All signatures that the protocol asks for are there and stand.' };
}

/** What was withdrawn, or said anew of another text, is no refusal any more. */
function stands({ state }: Signoff): boolean {
  return state === 'withdrawn' || outdated.has(state);
}

const outdated: ReadonlySet<SignoffState> = new Set(['stale', 'evidence-changed', 'protocol-changed', 'taken-away']);

/** Whose a signature is, where its key shows that; else somebody else may have made it. */
function nameSigner({ state, printedName }: Signoff): string {
  return doubtfulSigner.has(state) ? `in the name of ${printedName ?? 'nobody'}` : `of ${printedName}`;
}
