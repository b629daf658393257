import type { Stamp } from '../../../ui/views/stamps.ts';
import type { Protocol } from '../../schema/protocols/protocol.ts';
import type { Deviation } from '../../schema/records/deviation.ts';
import type { RecordState, ValidationRecord } from '../../schema/records/record.ts';
import type { StepResult } from '../../schema/records/step.ts';
import { type KeyUse, tellKeyUse } from '../../schema/signoffs/key-use.ts';
import type { Person } from '../../schema/signoffs/people.ts';
import type { Signoff, SignoffState } from '../../schema/signoffs/signoff.ts';

const signoffs: Readonly<Record<Exclude<SignoffState, 'valid'>, Stamp>> = {
  stale: { word: 'stale', kind: 'doubt' },
  'evidence-changed': { word: 'evidence changed', kind: 'doubt' },
  'protocol-changed': { word: 'protocol changed', kind: 'doubt' },
  'role-not-allowed': { word: 'role not allowed', kind: 'bad' },
  'self-approval': { word: 'own work', kind: 'bad' },
  'out-of-sequence': { word: 'out of sequence', kind: 'bad' },
  'key-unknown': { word: 'key unknown', kind: 'doubt' },
  'key-not-valid-then': { word: 'key not valid then', kind: 'bad' },
  'key-compromised': { word: 'key compromised', kind: 'bad' },
  unconfirmed: { word: 'unconfirmed', kind: 'doubt' },
  moved: { word: 'made for another record', kind: 'bad' },
  'time-out-of-bounds': { word: 'time not possible', kind: 'bad' },
  withdrawn: { word: 'withdrawn', kind: 'past' },
  'taken-away': { word: 'taken away', kind: 'bad' },
  invalid: { word: 'not genuine', kind: 'bad' },
  malformed: { word: 'malformed', kind: 'bad' },
};

/** The stamp of a signature. Only a valid one has the word and the shape of a signature, and a valid refusal is stamped as what it is. */
export function signoffStamp({ state, meaning, doubts }: Pick<Signoff, 'state' | 'meaning' | 'doubts'>): Stamp {
  if (state !== 'valid') return signoffs[state];
  if (meaning?.code === 'disapproval') return { word: 'refused', kind: 'bad' };
  if (meaning?.code === 'withdrawal') return { word: 'withdrawal', kind: 'past' };
  return doubts.length > 0 ? { word: 'signed, with doubts', kind: 'doubt' } : { word: 'signed', kind: 'signed' };
}

const records: Readonly<Record<RecordState, Stamp>> = {
  'in-progress': { word: 'in progress', kind: 'open' },
  failed: { word: 'failed', kind: 'bad' },
  waiting: { word: 'waits for signatures', kind: 'open' },
  approved: { word: 'approved', kind: 'signed' },
  doubtful: { word: 'signed, with doubts', kind: 'doubt' },
  refused: { word: 'refused', kind: 'bad' },
  stale: { word: 'stale', kind: 'doubt' },
  void: { word: 'void', kind: 'past' },
};

/** The stamp of a record's state. */
export const recordStamp = (state: RecordState): Stamp => records[state];

const results: Readonly<Record<StepResult, Stamp>> = {
  pass: { word: 'pass', kind: 'good' },
  fail: { word: 'fail', kind: 'bad' },
  blocked: { word: 'blocked', kind: 'blocked' },
  skipped: { word: 'skipped', kind: 'skipped' },
  'n/a': { word: 'n/a', kind: 'none' },
  untouched: { word: 'untouched', kind: 'open' },
};

/** The stamp of a step's result; no two results share word or shape. */
export const resultStamp = (result: StepResult): Stamp => results[result];

const deviations: Readonly<Record<Deviation['status'], Stamp>> = {
  open: { word: 'open', kind: 'bad' },
  accepted: { word: 'accepted', kind: 'good' },
  closed: { word: 'closed', kind: 'good' },
};

/** The stamp of a deviation's status. */
export const deviationStamp = (status: Deviation['status']): Stamp => deviations[status];

const pins: Readonly<Record<ValidationRecord['protocol']['state'], Stamp>> = {
  current: { word: 'current', kind: 'good' },
  older: { word: 'older version', kind: 'open' },
  'digest-differs': { word: 'digest differs', kind: 'bad' },
  unknown: { word: 'not known', kind: 'doubt' },
};

/** The stamp of the protocol's version that a record names. */
export const pinStamp = (state: ValidationRecord['protocol']['state']): Stamp => pins[state];

const protocols: Readonly<Record<Protocol['status'], Stamp>> = {
  draft: { word: 'draft', kind: 'open' },
  effective: { word: 'effective', kind: 'good' },
  retired: { word: 'retired', kind: 'past' },
};

/** The stamp of a protocol's status. */
export const protocolStamp = (status: Protocol['status']): Stamp => protocols[status];

const keys: Readonly<Record<KeyUse, Stamp>> = {
  'in-use': { word: 'in use', kind: 'good' },
  'not-yet': { word: 'not valid yet', kind: 'open' },
  retired: { word: 'retired', kind: 'past' },
  compromised: { word: 'compromised', kind: 'bad' },
};

/** The stamp of a key: retired and compromised are different things. */
export const keyStamp = (key: Person['keys'][number], asOf: string): Stamp => keys[tellKeyUse(key, asOf)];
