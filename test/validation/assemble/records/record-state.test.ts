import { expect, test } from 'vitest';
import { tellRecordState } from '../../../../src/validation/assemble/records/record-state.ts';
import { listRequiredRoles } from '../../../../src/validation/assemble/records/required-roles.ts';
import type { ProtocolRole } from '../../../../src/validation/schema/protocols/protocol.ts';
import { countResults } from '../../../../src/validation/schema/records/step.ts';
import type { Meaning } from '../../../../src/validation/schema/signoffs/meanings.ts';
import { type People, peopleSchema } from '../../../../src/validation/schema/signoffs/people.ts';
import type { Signoff, SignoffState } from '../../../../src/validation/schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../../../src/validation/schema/signoffs/signoff-context.ts';

const role = (name: string, meaning: Meaning, count = 1): ProtocolRole => ({
  role: name,
  meaning,
  count,
  independent: meaning !== 'author',
});
const roles = [role('tester', 'author'), role('qa', 'approval', 2)];
const people: People = peopleSchema.parse({
  people: [
    { principal: 'jo@x.example', name: 'Jo', roles: [{ role: 'tester' }, { role: 'qa' }] },
    { principal: 'kim@x.example', name: 'Kim', roles: [{ role: 'qa' }] },
    { principal: 'lin@x.example', name: 'Lin', roles: [{ role: 'qa', products: ['portal'] }] },
    { principal: 'max@x.example', name: 'Max', roles: [{ role: 'qa', products: ['other'] }] },
    { principal: 'nia@x.example', name: 'Nia', roles: [{ role: 'qa', until: '2026-01-01T00:00:00Z' }] },
  ],
});
const able = new Set(['jo@x.example', 'kim@x.example', 'max@x.example']);

function signed(who: string, as: string, code: Meaning, state: SignoffState = 'valid', sequence = 1): Signoff {
  return {
    state,
    reason: `It is ${state}.`,
    sequence,
    principal: `${who}@x.example`,
    printedName: who,
    role: as,
    meaning: { code, label: code },
    declaration: '',
    comment: '',
    signedAt: '2026-03-02T10:00:00+00:00',
    zone: 'UTC',
    bounds: { notBefore: null, notAfter: null, source: '' },
    key: null,
    secondComponent: '',
    revision: 1,
    recordSha256: '',
    statement: `${sequence}.json`,
    sha256: `${sequence}`,
    changed: [],
    notes: [],
    doubts: [],
    // The names of digests are the numbers: each follows the one before it.
    after: sequence > 1 ? [`${sequence - 1}`] : [],
    withdraws: null,
    content: state === 'valid' ? 'current' : 'changed',
  };
}

function makeContext(record: Partial<SignoffContext['record']> = {}): SignoffContext {
  return {
    record: {
      path: 'content/releases/portal/1.0.0/oq.mdx',
      text: '',
      revision: 1,
      sha256: '',
      executors: ['jo@x.example'],
      steps: 3,
      executed: 3,
      asked: 3,
      covered: 3,
      departures: [],
      results: countResults([]),
      deviations: 0,
      untouched: [],
      leftOut: [],
      unexplained: [],
      openDeviations: [],
      unresolved: [],
      ...record,
    },
    protocol: { id: 'oq', version: '1', sha256: '', roles },
    release: { product: 'portal', version: '1.0.0', candidate: null, tag: null, commit: null },
    evidence: [],
    versions: [],
    signatureVersions: new Map(),
  };
}

function judge(
  signoffs: readonly Signoff[],
  {
    record,
    isVoid = false,
    asked = roles,
    context = makeContext(record),
  }: Partial<{ record: Partial<SignoffContext['record']>; isVoid: boolean; asked: readonly ProtocolRole[]; context: SignoffContext }> = {},
) {
  const required = listRequiredRoles(asked, { context, signoffs, people, able, asOf: '2026-03-10T00:00:00+00:00', closed: null });
  const { state, reason } = tellRecordState({ context, isVoid, steps: 3, signoffs, roles: asked, required, doubts: [] });
  return {
    state,
    reason,
    roles: required.map((one) => `${one.role} ${one.signed}/${one.count} ${one.ready ? one.waitsFor.join(' ') : one.reason}`),
  };
}

const author = signed('jo', 'tester', 'author');
const approvals = [signed('kim', 'qa', 'approval', 'valid', 2), signed('lin', 'qa', 'approval', 'valid', 3)];

test('an executed record waits for the roles in order, and for those who may sign', () => {
  expect(judge([])).toEqual({
    state: 'waiting',
    reason: 'Every step has its result; signatures are missing: `tester`, `qa` (0 of 2).',
    roles: ['tester 0/1 jo@x.example', 'qa 0/2 The role `tester` signs first.'],
  });
  expect(judge([author]).roles).toEqual(['tester 1/1 It is done.', 'qa 0/2 kim@x.example lin@x.example']);
  expect(judge([author, ...approvals.slice(0, 1)]).roles[1]).toBe('qa 1/2 lin@x.example');
});

test('whoever is waited for and has no key in use is told apart', () => {
  const required = listRequiredRoles(roles, {
    context: makeContext(),
    signoffs: [author],
    people,
    able,
    asOf: '2026-03-10T00:00:00+00:00',
    closed: null,
  });
  expect(required.map(({ waitsFor, withoutKey }) => ({ waitsFor, withoutKey }))).toEqual([
    { waitsFor: [], withoutKey: [] },
    { waitsFor: ['kim@x.example', 'lin@x.example'], withoutKey: ['lin@x.example'] },
  ]);
});

test('it is approved when enough different people signed, and one person twice is one', () => {
  expect(judge([author, ...approvals])).toMatchObject({ state: 'approved' });
  expect(judge([author, signed('kim', 'qa', 'approval', 'valid', 2), signed('kim', 'qa', 'approval', 'valid', 3)])).toMatchObject({
    state: 'waiting',
  });
});

test('no signature but a valid one counts', () => {
  for (const state of [
    'self-approval',
    'role-not-allowed',
    'key-unknown',
    'moved',
    'invalid',
    'malformed',
    'out-of-sequence',
    'key-not-valid-then',
  ] as const)
    expect(judge([author, signed('kim', 'qa', 'approval', state, 2), signed('lin', 'qa', 'approval', state, 3)]).state).toBe('waiting');
});

test('one that no longer stands makes it stale, until it is given anew', () => {
  for (const state of ['stale', 'evidence-changed', 'protocol-changed', 'key-compromised', 'unconfirmed'] as const) {
    const fallen = signed('kim', 'qa', 'approval', state, 2);
    // Somebody else may have made the one, with a key that was no longer in one hand.
    const whose = state === 'key-compromised' || state === 'unconfirmed' ? 'in the name of kim' : 'of kim';
    expect(judge([author, fallen])).toMatchObject({ state: 'stale', reason: `The signature ${whose} is no longer valid: It is ${state}.` });
    expect(judge([author, fallen, signed('kim', 'qa', 'approval', 'valid', 3), signed('lin', 'qa', 'approval', 'valid', 4)]).state).toBe(
      'approved',
    );
  }
});

test('a refusal that does not stand is told, in whose name it was made', () => {
  const refusal = (state: SignoffState) => signed('nia', 'qa', 'disapproval', state, 4);
  // Whose key it was is not known, or it was made for something else: it may be somebody else's.
  for (const state of ['key-unknown', 'key-not-valid-then', 'moved', 'invalid', 'malformed'] as const)
    expect(judge([author, ...approvals, refusal(state)]).reason).toBe(
      `All signatures are there, and a refusal in the name of nia that does not stand: It is ${state}.`,
    );
  expect(judge([author, ...approvals, refusal('role-not-allowed')]).reason).toBe(
    'All signatures are there, and a refusal of nia that does not stand: It is role-not-allowed.',
  );
});

test('a refusal stands until who refused signs after all', () => {
  const refusal = signed('kim', 'qa', 'disapproval', 'valid', 2);
  expect(judge([author, refusal])).toMatchObject({ state: 'refused', reason: 'kim refused it as qa.' });
  expect(judge([author, { ...refusal, state: 'key-unknown' }]).state).toBe('waiting');
  expect(judge([author, { ...refusal, state: 'stale', content: 'changed' }]).state).toBe('stale');
  expect(judge([author, refusal, signed('lin', 'qa', 'approval', 'valid', 3)]).state).toBe('refused');
  const after = [signed('kim', 'qa', 'approval', 'valid', 3), signed('lin', 'qa', 'approval', 'valid', 4)];
  expect(judge([author, refusal, ...after]).state).toBe('approved');
});

test('what is not executed, failed or undecided is not ready to be approved', () => {
  expect(judge([author], { record: { untouched: ['S-1'] } })).toMatchObject({
    state: 'in-progress',
    roles: ['tester 1/1 It is done.', 'qa 0/2 `S-1` has no result.'],
  });
  expect(judge([author, ...approvals], { record: { unresolved: ['S-2'], untouched: ['S-3'] } }).state).toBe('failed');
  expect(judge([author], { record: { openDeviations: ['DEV-1'] } })).toMatchObject({
    state: 'waiting',
    reason: 'Every step has its result; open deviations: `DEV-1`.',
    roles: ['tester 1/1 It is done.', 'qa 0/2 Open deviations: `DEV-1`.'],
  });
});

test('what nobody is asked to sign, and what executes no known protocol, is never approved', () => {
  expect(judge([], { asked: [] })).toMatchObject({ state: 'waiting' });
  expect(judge([author, ...approvals], { context: { ...makeContext(), protocol: null } })).toMatchObject({ state: 'waiting' });
  expect(judge([author, ...approvals], { isVoid: true })).toMatchObject({ state: 'void' });
});

test('who refused lifts that in the same role alone', () => {
  const refusal = signed('kim', 'qa', 'disapproval', 'valid', 2);
  expect(judge([author, refusal, signed('kim', 'tester', 'author', 'valid', 3)])).toMatchObject({ state: 'refused' });
});

test('what nobody executed in this run, and what lacks a step of its protocol, is not approved whoever signed it', () => {
  expect(judge([author, ...approvals], { record: { executed: 0 } })).toMatchObject({
    state: 'in-progress',
    reason: 'Nothing of this run is executed: every result is carried over from an earlier one.',
  });
  expect(judge([author, ...approvals], { record: { covered: 2, departures: ['S-3'] } })).toMatchObject({
    state: 'in-progress',
    reason: 'It has 2 of 3 steps of its protocol as they are asked for, and no deviation decides on `S-3`.',
  });
});
