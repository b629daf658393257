import { instantOf } from '../../domain/instant.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ParsedRecord } from '../../domain/validation/parsed-document.ts';
import type { Protocol } from '../../domain/validation/protocol.ts';
import type { ValidationRecord } from '../../domain/validation/record.ts';
import type { Signoff } from '../../domain/validation/signoff.ts';
import type { TrailEntry } from '../../domain/validation/trail.ts';
import { readWrittenDay } from '../../domain/validation/written-day.ts';
import { decisionTooEarly } from '../../domain/validation-problems-date.ts';

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
