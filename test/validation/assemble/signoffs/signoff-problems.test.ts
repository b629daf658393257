import { expect, test } from 'vitest';
import { judgeSignoffs } from '../../../../src/validation/assemble/judge/judge-signoffs.ts';
import { listSignoffProblems } from '../../../../src/validation/assemble/signoffs/signoff-problems.ts';
import { isSuperseded } from '../../../../src/validation/schema/signoffs/superseded.ts';
import { holdPair, makeContext, makeKeys, makePair, recordText } from '../../signoff-case.ts';

const context = makeContext();
const keys = makeKeys();
const roles = context.protocol?.roles ?? [];
const author = makePair(context);
const changed = makeContext({ record: { text: recordText.replace('large', 'small') } });

test('a signature that does not stand is a problem until it is given anew', () => {
  const stale = judgeSignoffs(changed, [author], keys);
  expect(listSignoffProblems(stale, roles)).toEqual([
    {
      code: 'signature-does-not-stand',
      severity: 'warning',
      place: { source: author.source },
      message: 'The signature is not valid (`stale`). The record was changed after it was signed at revision 1.',
      hint: 'Look with `docket verify` at the words that changed; take them back, or have the record signed again.',
    },
  ]);
  const again = judgeSignoffs(changed, [author, makePair(changed, { after: author })], keys);
  expect(again.map(({ state }) => state)).toEqual(['stale', 'valid']);
  expect(listSignoffProblems(again, roles)).toEqual([]);
});

test('nobody else makes good what somebody signed of another text, however many sign', () => {
  const other = makePair(changed, { by: 'mara', after: author });
  const judged = judgeSignoffs(changed, [author, other], keys);
  expect(listSignoffProblems(judged, roles).map(({ code }) => code)).toEqual(['signature-does-not-stand']);
});

test('as many others as the role asks for make good what never counted', () => {
  const [first, second] = judgeSignoffs(changed, [author, makePair(changed, { by: 'mara', after: author })], keys);
  if (first === undefined || second === undefined) throw new Error('Expected two signatures.');
  const judged = [{ ...first, state: 'role-not-allowed' as const }, second];
  expect(listSignoffProblems(judged, roles)).toEqual([]);
  const two = roles.map((role) => ({ ...role, count: 2 }));
  expect(listSignoffProblems(judged, two).map(({ code }) => code)).toEqual(['signature-does-not-stand']);
});

test('what was tampered with, moved or made with nobody’s key is never made good', () => {
  const again = judgeSignoffs(changed, [author, makePair(changed, { after: author })], keys);
  const [first] = again;
  if (first === undefined) throw new Error('Expected a signature.');
  const states = ['malformed', 'invalid', 'moved', 'key-unknown'] as const;
  expect(states.map((state) => isSuperseded({ ...first, state }, again, roles))).toEqual(states.map(() => false));
  const [moved] = listSignoffProblems([{ ...first, state: 'moved', reason: 'It was moved.' }, ...again.slice(1)], roles);
  expect(moved).toMatchObject({ severity: 'error', hint: 'Find out who changed it; get it back from git, or remove it and sign again.' });
});

test.each([
  ['2026-03-02T10:00:00Z', '2026-03-02T09:59:00Z', []],
  ['2026-03-02T10:00:00Z', '2026-03-02T09:57:00Z', ['error and git held it at 2026-03-02T09:57:00Z already.']],
  ['2026-03-01T08:00:00Z', '2026-03-02T07:57:00Z', ['error and what it signs was not there before 2026-03-01T09:00:00Z.']],
])('signed at %s and held by git at %s', (at, held, expected) => {
  const pair = makePair(context, { at });
  const judged = judgeSignoffs(makeContext(holdPair(pair, { at: held })), [pair], keys);
  expect(judged.map(({ state }) => state)).toEqual([expected.length === 0 ? 'valid' : 'time-out-of-bounds']);
  const told = listSignoffProblems(judged, roles);
  expect(told.map(({ severity, message }) => `${severity} ${message.replace(/^.*, and/, 'and')}`)).toEqual(expected);
});

test('a text and its signature that came in one commit say nothing of each other', () => {
  const pair = makePair(context, { at: '2026-03-01T08:00:00Z' });
  const judged = judgeSignoffs(makeContext(holdPair(pair, { commit: 'a'.repeat(40), at: '2026-03-01T09:00:00Z' })), [pair], keys);
  expect(judged[0]?.bounds).toEqual({
    notBefore: null,
    notAfter: '2026-03-01T09:00:00Z',
    source: 'Bounds from the commit aaaaaaaaaaaa that holds it first.',
  });
  expect(listSignoffProblems(judged, roles)).toEqual([]);
});

test('a signature that came into git more than a day after its time is told, unless the history was cut', () => {
  const pair = makePair(context, { at: '2026-03-02T10:00:00Z' });
  const tell = (at: string, shallow: boolean) =>
    listSignoffProblems(judgeSignoffs(makeContext(holdPair(pair, { at })), [pair], keys), roles, { shallow }).map(
      ({ severity, message }) => `${severity} ${message}`,
    );
  expect(tell('2026-03-03T10:00:00Z', false)).toEqual([]);
  expect(tell('2026-03-03T10:00:01Z', false)).toEqual([
    'warning The signer states `2026-03-02T10:00:00Z`, and this branch holds the signature only since `2026-03-03T10:00:01Z`, more than a day later.',
  ]);
  expect(tell('2026-03-03T10:00:01Z', true)).toEqual([]);
});
