import { instantOf } from '../../../git/schema/instant.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { decisionTooEarly } from '../../schema/problems/date-problems.ts';
import type { Protocol } from '../../schema/protocols/protocol.ts';
import type { ParsedRecord } from '../../schema/records/parsed-document.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import type { TrailEntry } from '../../schema/records/trail.ts';
import { readWrittenDay } from '../../schema/records/written-day.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';

type CoolingOff = ValidationRecord['coolingOff'];

interface Surroundings {
  readonly protocol: Protocol | null;
  readonly asOf: string;
  readonly signoffs: readonly Signoff[];
  readonly trail: readonly TrailEntry[];
}

const day = 86_400_000;

/** The days between a request and its decision: they begin with the day of the request and end after as many whole days as the protocol says. Null where none are asked for. */
export function assembleCoolingOff({ head }: ParsedRecord, { protocol, asOf }: Pick<Surroundings, 'protocol' | 'asOf'>): CoolingOff {
  const days = protocol?.coolingOff ?? null;
  const requested = readWrittenDay(head?.requested ?? '');
  if (days === null || requested.kind !== 'day') return null;
  const begins = requested.instant ?? Date.parse(`${requested.day}T00:00:00Z`);
  const until = begins + days * day;
  return {
    from: head?.requested ?? '',
    until: new Date(until).toISOString().replace('.000Z', '+00:00'),
    over: instantOf(asOf) >= until,
    decision: head?.decision ?? 'pending',
  };
}

/** A decision that was made before the period was over: as the approval was signed, as git remembers, else because it is there already. */
export function listEarlyDecisions(record: ParsedRecord, coolingOff: CoolingOff, { signoffs, trail }: Surroundings): readonly Problem[] {
  if (coolingOff === null || (coolingOff.decision !== 'approved' && coolingOff.decision !== 'rejected')) return [];
  const until = instantOf(coolingOff.until);
  const signed = signoffs.some(
    ({ state, meaning, signedAt }) => state === 'valid' && meaning?.code === 'approval' && instantOf(signedAt ?? '') < until,
  );
  const written = trail.findLast(({ field, to }) => /\bdecision$/.test(field) && to === coolingOff.decision);
  const early = written?.committedAt != null && instantOf(written.committedAt) < until;
  if (coolingOff.over && !signed && !early) return [];
  return [decisionTooEarly(record.placeOf(['decision']), { decision: coolingOff.decision, until: coolingOff.until })];
}
