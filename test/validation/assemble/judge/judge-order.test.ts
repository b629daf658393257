import { expect, test } from 'vitest';
import type { EarlierClaim } from '../../../../src/validation/assemble/judge/claim.ts';
import { judgeChain, judgeTurn } from '../../../../src/validation/assemble/judge/judge-order.ts';
import type { Meaning } from '../../../../src/validation/schema/signoffs/meanings.ts';
import type { Statement } from '../../../../src/validation/schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../../../src/validation/schema/signoffs/signoff-context.ts';
import { makeContext, makeStatement, type Signing, sha256 } from '../../signoff-case.ts';

const context = makeContext();

/** A statement with the number that it bears and what it says that it follows. */
function say(changes: Partial<Statement>, signing: Signing = {}): Statement {
  return { ...makeStatement(context, signing), ...changes };
}

function claim(name: string, statement: Statement | null, valid = true): EarlierClaim {
  return { statement, sha256: sha256(name), valid };
}

const first = claim('first', say({ sequence: 1 }));
const second = claim('second', say({ sequence: 2, previous: first.sha256 }, { by: 'wen', role: 'reviewer', meaning: 'reviewer' }));

function chainOf(statement: Statement, others: readonly EarlierClaim[] = [first, second], now: string | null = null): string | null {
  const found = judgeChain(statement, { others, now });
  if (found !== null) expect(found.state).toBe('out-of-sequence');
  return found?.reason ?? null;
}

test('the first names none before it, and any other names one that is there with a smaller number', () => {
  expect(chainOf(say({ sequence: 1, previous: null }))).toBeNull();
  expect(chainOf(say({ sequence: 1, previous: first.sha256 }))).toBe('It is the first, and names one before it.');
  expect(chainOf(say({ sequence: 2, previous: null }))).toBe('It is number 2, and names none before it.');
  expect(chainOf(say({ sequence: 2, previous: first.sha256 }))).toBeNull();
  expect(chainOf(say({ sequence: 5, previous: first.sha256 }))).toBeNull();
  expect(chainOf(say({ sequence: 2, previous: sha256('gone') }))).toBe(
    'The signature that it follows, number 1, is not there: it was deleted or replaced.',
  );
  expect(chainOf(say({ sequence: 2, previous: second.sha256 }))).toBe('It is number 2 and follows number 2.');
  expect(chainOf(say({ sequence: 2, previous: sha256('third') }), [claim('third', say({ sequence: 3 }))])).toBe(
    'It is number 2 and follows number 3.',
  );
  expect(chainOf(say({ sequence: 2, previous: sha256('odd') }), [claim('odd', null)])).toBe('It is number 2 and follows number unknown.');
});

test('each that it follows is looked at', () => {
  expect(chainOf(say({ sequence: 3, previous: second.sha256, follows: [first.sha256] }))).toBeNull();
  expect(chainOf(say({ sequence: 3, previous: second.sha256, follows: [first.sha256, sha256('gone')] }))).toBe(
    'The signature that it follows, number 2, is not there: it was deleted or replaced.',
  );
});

test('nobody signs before what they follow, unless that claims a time that has not come yet', () => {
  const late = claim('late', say({ sequence: 1, signedAt: '2026-03-05T10:00:00Z' }));
  const early = say({ sequence: 2, previous: late.sha256, signedAt: '2026-03-02T10:00:00Z' });
  const reason = 'It says that it was made at 2026-03-02T10:00:00Z, before the signature that it follows, at 2026-03-05T10:00:00Z.';
  expect(chainOf(early, [late])).toBe(reason);
  expect(chainOf(early, [late], '2026-03-06T10:00:00Z')).toBe(reason);
  expect(chainOf(early, [late], '2026-03-03T10:00:00Z')).toBeNull();
  expect(chainOf(say({ sequence: 2, previous: late.sha256, signedAt: '2026-03-05T09:59:00Z' }), [late])).toBeNull();
});

test('who withdraws names a signature of their own in the same role, and no withdrawal', () => {
  const withdraw = (withdraws: string | undefined, signing: Signing = {}): Statement => {
    const statement = say({ sequence: 3, previous: second.sha256 }, { ...signing, meaning: 'withdrawal' });
    return withdraws === undefined ? statement : { ...statement, withdraws };
  };
  expect(chainOf(withdraw(first.sha256))).toBeNull();
  expect(chainOf(withdraw(undefined))).toBe('The signature that it withdraws is not there.');
  expect(chainOf(withdraw(sha256('gone')))).toBe('The signature that it withdraws is not there.');
  const other = 'It withdraws a signature of another person, or in another role.';
  expect(chainOf(withdraw(second.sha256))).toBe(other);
  expect(chainOf(withdraw(first.sha256, { by: 'mara' }))).toBe(other);
  expect(chainOf(withdraw(first.sha256, { role: 'reviewer' }))).toBe(other);
  const gone = claim('gone', say({ sequence: 2, previous: first.sha256, withdraws: first.sha256 }, { meaning: 'withdrawal' }));
  expect(chainOf({ ...withdraw(gone.sha256), previous: gone.sha256 }, [first, gone])).toBe('It withdraws a withdrawal: sign anew instead.');
  expect(chainOf(say({ sequence: 3, previous: second.sha256, withdraws: first.sha256 }))).toBe(
    'It withdraws a signature and is no withdrawal.',
  );
});

function turnOf(
  signing: Signing,
  earlier: readonly EarlierClaim[] = [first, second],
  at: SignoffContext = context,
  sequence = 3,
): string | null {
  const found = judgeTurn(say({ sequence }, signing), at, earlier);
  if (found !== null) expect(found.state).toBe('out-of-sequence');
  return found?.reason ?? null;
}

const approval: Signing = { by: 'mara', role: 'qa-lead', meaning: 'approval' };

test('a role signs after those before it in the protocol, each with as many people as it asks for', () => {
  const after = (role: string, signed = 0, count = 1): string =>
    `The role \`qa-lead\` signs after \`${role}\`, of whom ${signed} of ${count} had signed with a signature that stands.`;
  expect(turnOf(approval)).toBeNull();
  expect(turnOf(approval, [])).toBe(after('tester'));
  expect(turnOf(approval, [first])).toBe(after('reviewer'));
  expect(turnOf(approval, [{ ...first, valid: false }, second])).toBe(after('tester'));
  expect(turnOf(approval, [claim('first', null), second])).toBe(after('tester'));
  const signed = (sequence: number, signing: Signing): EarlierClaim => claim(`${sequence}`, say({ sequence }, signing));
  expect(turnOf(approval, [signed(1, { role: 'tester', meaning: 'witness' }), second])).toBe(after('tester'));
  expect(turnOf(approval, [signed(1, { role: 'reviewer', meaning: 'author' }), second])).toBe(after('tester'));
  expect(turnOf(approval, [signed(3, {}), second])).toBe(after('tester'));
  expect(turnOf(approval, [signed(4, {}), second])).toBe(after('tester'));
  const [tester, ...rest] = context.protocol?.roles ?? [];
  if (tester === undefined || context.protocol === null) throw new Error('the protocol has roles');
  const two = { ...context, protocol: { ...context.protocol, roles: [{ ...tester, count: 2 }, ...rest] } };
  expect(turnOf(approval, [first, second], two)).toBe(after('tester', 1, 2));
  expect(turnOf(approval, [first, signed(2, {}), second], two)).toBe(after('tester', 1, 2));
  expect(turnOf(approval, [first, signed(2, { by: 'mara' }), second], two)).toBeNull();
});

test('a role that the protocol asks for in another meaning, or not at all, waits for nobody', () => {
  expect(turnOf({ by: 'mara', role: 'qa-lead', meaning: 'reviewer' }, [])).toBeNull();
  expect(turnOf({ by: 'mara', role: 'observer', meaning: 'approval' }, [])).toBeNull();
  expect(turnOf(approval, [], { ...context, protocol: null })).toBeNull();
});

test('who refuses or withdraws may do so at any time', () => {
  const nothing = makeContext({ record: { executed: 0, untouched: ['ING-1', 'ING-2'], openDeviations: ['DEV-1'] } });
  for (const meaning of ['disapproval', 'withdrawal'] satisfies Meaning[])
    expect(turnOf({ by: 'mara', role: 'qa-lead', meaning }, [], nothing)).toBeNull();
});

test('nobody signs what nothing of was executed; a record without steps is no such', () => {
  const none = makeContext({ record: { executed: 0, untouched: ['ING-1', 'ING-2'] } });
  const carried = makeContext({ record: { executed: 0 } });
  const empty = makeContext({ record: { steps: 0, executed: 0 } });
  for (const signing of [{}, { meaning: 'witness' as const, role: 'guest' }, approval]) {
    expect(turnOf(signing, [first, second], none)).toBe('Nothing of the record is executed: none of its steps has a result.');
    expect(turnOf(signing, [first, second], carried)).toBe(
      'Nothing of this run is executed: every result is carried over from an earlier one.',
    );
    expect(turnOf(signing, [first, second], empty)).toBeNull();
  }
});

test.each([
  [{ untouched: ['ING-1', 'ING-2'] }, 'The record is not executed: `ING-1`, `ING-2` without a result.'],
  [
    { departures: ['ING-3'], covered: 1, asked: 25 },
    'The record is not what its protocol asks for, and no deviation decides on it: `ING-3` (1 of 25 steps).',
  ],
  [{ unexplained: ['ING-4'] }, '`ING-4` left out without a reason.'],
  [{ unresolved: ['ING-5'] }, '`ING-5` did not pass and no deviation decides on it.'],
  [{ openDeviations: ['DEV-1'] }, 'Deviations are open: `DEV-1`.'],
])('who executed or saw may sign a record with %o, and nobody else', (record, reason) => {
  const at = makeContext({ record: { steps: 3, executed: 1, ...record } });
  expect(turnOf({}, [], at)).toBeNull();
  expect(turnOf({ role: 'guest', meaning: 'witness' }, [], at)).toBeNull();
  expect(turnOf(approval, [first, second], at)).toBe(reason);
  expect(turnOf({ by: 'wen', role: 'reviewer', meaning: 'reviewer' }, [first], at)).toBe(reason);
});
