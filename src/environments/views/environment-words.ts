import type { Stamp } from '../../ui/views/stamps.ts';
import type { EventKind } from '../schema/event.ts';
import type { JourneyStep } from '../schema/journey.ts';
import type { ParityRow } from '../schema/parity.ts';
import type { Policy } from '../schema/policy.ts';
import type { OrderJudgement } from '../schema/stay.ts';

/** What an event is called, and its shape. */
export const eventStamps: Readonly<Record<EventKind, Stamp>> = {
  planned: { word: 'planned', kind: 'planned' },
  requested: { word: 'requested', kind: 'waiting' },
  approved: { word: 'approved', kind: 'signed' },
  rejected: { word: 'rejected', kind: 'bad' },
  deployed: { word: 'deployed', kind: 'good' },
  'rolled-back': { word: 'rolled back', kind: 'back' },
  withdrawn: { word: 'withdrawn', kind: 'back' },
  removed: { word: 'removed', kind: 'none' },
  observed: { word: 'observed', kind: 'good' },
  rebuilt: { word: 'rebuilt', kind: 'past' },
  restored: { word: 'restored', kind: 'past' },
  'torn-down': { word: 'torn down', kind: 'none' },
  'data-copied': { word: 'data copied', kind: 'past' },
};

/** Of a version that somebody rejected. */
export const rejectedStamp: Stamp = { word: 'rejected', kind: 'bad' };

/** How far a release has come in an environment. */
export const stepStamps: Readonly<Record<JourneyStep['state'], Stamp>> = {
  runs: { word: 'runs', kind: 'good' },
  ran: { word: 'ran', kind: 'past' },
  'rolled-back': { word: 'rolled back', kind: 'back' },
  rejected: { word: 'rejected', kind: 'bad' },
  approved: { word: 'approved', kind: 'signed' },
  planned: { word: 'planned', kind: 'planned' },
  requested: { word: 'requested', kind: 'waiting' },
  waiting: { word: 'waiting', kind: 'waiting' },
  skipped: { word: 'skipped', kind: 'missing' },
  'never-reached': { word: 'never reached', kind: 'skipped' },
  'not-yet': { word: 'not yet', kind: 'planned' },
  'not-known': { word: 'not known', kind: 'doubt' },
};

/** Whether the order of environments was kept. */
export const orderStamps: Readonly<Record<OrderJudgement['state'], Stamp>> = {
  kept: { word: 'kept', kind: 'signed' },
  violated: { word: 'violated', kind: 'bad' },
  overridden: { word: 'overridden', kind: 'doubt' },
  unknown: { word: 'not known', kind: 'doubt' },
  'not-judged': { word: 'not judged', kind: 'past' },
};

export const parityStamps: Readonly<Record<ParityRow['state'], Stamp>> = {
  equal: { word: 'equal', kind: 'good' },
  drift: { word: 'drift', kind: 'doubt' },
  'on-purpose': { word: 'on purpose', kind: 'past' },
  unknown: { word: 'not known', kind: 'doubt' },
};

export const policyStamps: Readonly<Record<Policy['status'], Stamp>> = {
  draft: { word: 'draft', kind: 'open' },
  'in-force': { word: 'in force', kind: 'good' },
  superseded: { word: 'superseded', kind: 'past' },
  retired: { word: 'retired', kind: 'none' },
};
