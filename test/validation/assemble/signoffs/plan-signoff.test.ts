import { expect, test } from 'vitest';
import { signoffNamespace } from '../../../../src/keys/key-rules.ts';
import { formatSshPublicKey, signSsh } from '../../../../src/keys/ssh-sign.ts';
import { judgeSignoffs } from '../../../../src/validation/assemble/judge/judge-signoffs.ts';
import { formatStatement } from '../../../../src/validation/assemble/signoffs/format-statement.ts';
import { nameSignature, planSignoff, type SignoffWish } from '../../../../src/validation/assemble/signoffs/plan-signoff.ts';
import type { SigningKeys } from '../../../../src/validation/assemble/signoffs/signing-keys.ts';
import type { SignatureFile } from '../../../../src/validation/schema/records/validation-content.ts';
import type { SignoffContext } from '../../../../src/validation/schema/signoffs/signoff-context.ts';
import { makeContext, makeKeys, makePair, people, privateKeys, recordText, type Signer } from '../../signoff-case.ts';

const context = makeContext();
const keys = makeKeys();

function wishOf(who: Signer, changes: Partial<SignoffWish> = {}): SignoffWish {
  const publicKey = Buffer.from(formatSshPublicKey(privateKeys[who]).split(' ')[1] ?? '', 'base64');
  return {
    role: 'tester',
    meaning: null,
    publicKey,
    principal: null,
    comment: '',
    signedAt: '2026-03-05T10:00:00+11:00',
    zone: 'Australia/Sydney',
    ...changes,
  };
}

function refusalOf(
  wish: SignoffWish,
  files: readonly SignatureFile[] = [],
  at: SignoffContext = context,
  by: SigningKeys = keys,
): string | null {
  return planSignoff(at, files, { wish, keys: by }).refusal;
}

/** Signs as a person would who follows the plan. */
function follow(who: Signer, wish: Partial<SignoffWish>, files: readonly SignatureFile[], at: SignoffContext = context): SignatureFile {
  const { statement, refusal } = planSignoff(at, files, { wish: wishOf(who, wish), keys });
  if (statement === null) throw new Error(refusal);
  const message = Buffer.from(formatStatement(statement));
  const signature = signSsh({ key: privateKeys[who], namespace: signoffNamespace, message });
  return { record: at.record.path, source: `${nameSignature(statement)}.json`, statement: message, signature };
}

test('what is planned stands when it is signed: three roles in order, each after the other', () => {
  const author = follow('jonas', { role: 'tester' }, []);
  const reviewer = follow('wen', { role: 'reviewer' }, [author]);
  const approval = follow('mara', { role: 'qa-lead', comment: 'Fine.\nAll of it.' }, [author, reviewer]);
  const judged = judgeSignoffs(context, [approval, reviewer, author], keys);
  expect(judged.map(({ state, sequence, statement, comment }) => [state, sequence, statement, comment])).toEqual([
    ['valid', 1, '1-tester-jonas@portal.example.json', ''],
    ['valid', 2, '2-reviewer-wen@portal.example.json', ''],
    ['valid', 3, '3-qa-lead-mara@portal.example.json', 'Fine.\nAll of it.'],
  ]);
});

test('a record that changed is signed again by all, behind the signatures that are stale', () => {
  const author = follow('jonas', {}, []);
  const changed = makeContext({ record: { text: recordText.replace('large', 'small') } });
  expect(refusalOf(wishOf('wen', { role: 'reviewer' }), [author], changed)).toContain('of whom 0 of 1 had signed');
  const again = follow('jonas', {}, [author], changed);
  const reviewer = follow('wen', { role: 'reviewer' }, [author, again], changed);
  expect(judgeSignoffs(changed, [author, again, reviewer], keys).map(({ state, sequence }) => [state, sequence])).toEqual([
    ['stale', 1],
    ['valid', 2],
    ['valid', 3],
  ]);
});

test('a refusal needs a reason, and nothing else', () => {
  const open = makeContext({ record: { unresolved: ['ING-2'], openDeviations: ['DEV-1'], untouched: ['ING-3'] } });
  expect(refusalOf(wishOf('mara', { role: 'qa-lead', meaning: 'disapproval' }), [], open)).toBe('A refusal needs its reason as a comment.');
  expect(refusalOf(wishOf('mara', { role: 'qa-lead', meaning: 'disapproval', comment: 'ING-2 failed.' }), [], open)).toBeNull();
});

test.each<readonly [string, () => string | null]>([
  [
    'Mara Okafor executed the record, and the role `reviewer` asks for another person.',
    () => refusalOf(wishOf('mara', { role: 'reviewer' }), [makePair(context)], makeContext({ record: { executors: ['Mara O.'] } })),
  ],
  ['Jonas Lindqvist does not have the role `qa-lead`.', () => refusalOf(wishOf('jonas', { role: 'qa-lead' }))],
  [
    'The protocol asks for no signature of the role `auditor`, but for `tester`, `reviewer`, `qa-lead`.',
    () => refusalOf(wishOf('jonas', { role: 'auditor' })),
  ],
  ['The role `tester` signs as author, not as approval.', () => refusalOf(wishOf('jonas', { meaning: 'approval' }))],
  [
    'The role `qa-lead` signs after `tester`, of whom 0 of 1 had signed with a signature that stands.',
    () => refusalOf(wishOf('mara', { role: 'qa-lead' })),
  ],
  [
    'The record is not executed: `ING-1` without a result.',
    () => refusalOf(wishOf('wen', { role: 'reviewer' }), [makePair(context)], makeContext({ record: { untouched: ['ING-1'] } })),
  ],
  [
    'Deviations are open: `DEV-1`.',
    () => refusalOf(wishOf('wen', { role: 'reviewer' }), [makePair(context)], makeContext({ record: { openDeviations: ['DEV-1'] } })),
  ],
  [
    'Jonas Lindqvist has signed already in the role `tester`, and that signature stands.',
    () => refusalOf(wishOf('jonas'), [makePair(context)]),
  ],
  [
    'There is no `content/people.yaml` that could be read and says who may sign.',
    () => refusalOf(wishOf('jonas'), [], context, makeKeys({ people: null })),
  ],
  [
    '`jonas@portal.example` is not in `content/people.yaml`; whoever looks after the records can add it, with a role.',
    () => refusalOf(wishOf('jonas'), [], context, makeKeys({ people: { ...people, people: [] } })),
  ],
  [
    'The record pins no version of a protocol that is known, so nobody can say which roles sign.',
    () => refusalOf(wishOf('jonas'), [], makeContext({ protocol: null })),
  ],
  [
    'The signature before it was made at 2026-03-02T10:00:00+11:00, later than 2026-03-01T00:00:00+11:00: one of the clocks is wrong.',
    () => refusalOf(wishOf('wen', { role: 'reviewer', signedAt: '2026-03-01T00:00:00+11:00' }), [makePair(context)]),
  ],
])('refused: %s', (reason, plan) => {
  expect(plan()).toBe(reason);
});

test('a key that is not allowed, or somebody else’s, is named by its fingerprint', () => {
  expect(refusalOf(wishOf('stranger'))).toMatch(
    /^The key SHA256:\S{43} is not among the keys that may sign off in `content\/allowed_signers`\.$/,
  );
  expect(refusalOf(wishOf('jonas', { principal: 'mara@portal.example' }))).toMatch(
    /^The key SHA256:\S{43} is not one of `mara@portal.example`: it belongs to `jonas@portal.example`\.$/,
  );
});

test('what would hide something in a comment is taken out before it is signed', () => {
  const { statement } = planSignoff(context, [], { wish: wishOf('jonas', { comment: 'all \u202ewell\u0000 e\u0301 ' }), keys });
  expect(statement?.comment).toBe('all well  é');
});

test('the files of a signature have names that every file system takes', () => {
  const { statement } = planSignoff(context, [], { wish: wishOf('jonas'), keys });
  if (statement === null) throw new Error('Expected a statement.');
  expect(nameSignature({ ...statement, signer: { ...statement.signer, principal: '../../x/é y' } })).toBe('1-tester--..-x---y');
});
