import { expect, test } from 'vitest';
import { judgePairs, judgeSignoffs } from '../../../../src/validation/assemble/judge/judge-signoffs.ts';
import { digestPair } from '../../../../src/validation/assemble/judge/signature-pair.ts';
import type { SigningKeys } from '../../../../src/validation/assemble/signoffs/signing-keys.ts';
import type { SignatureFile } from '../../../../src/validation/schema/records/validation-content.ts';
import { makeContext, makeKeys, makePair, people } from '../../signoff-case.ts';

const context = makeContext();
const keys = makeKeys();
const digestOf = (pair: SignatureFile): string => digestPair(pair.statement ?? Buffer.alloc(0), pair.signature ?? '');

const author = makePair(context);
const reviewer = makePair(context, { by: 'wen', role: 'reviewer', meaning: 'reviewer', after: author, at: '2026-03-02T11:00:00+11:00' });
const approval = makePair(context, { by: 'mara', role: 'qa-lead', meaning: 'approval', after: reviewer, at: '2026-03-02T12:00:00+11:00' });

/** What each signature is, with why, of those that lie with the record and those that git remembers, in order of sequence. */
function tell(files: readonly SignatureFile[], missing: readonly SignatureFile[] = [], by: SigningKeys = keys) {
  const gone = missing.map((file) => ({ file, key: 'SHA256:any', held: null }));
  return judgeSignoffs(context, files, by, gone).map(({ state, reason }) => `${state}: ${reason}`);
}

const stands =
  'valid: The signature stands: record, protocol, candidate and evidence are what was signed, and the signer was allowed to sign.';

function withdrawalOf(pair: SignatureFile, after: SignatureFile, comment = ''): SignatureFile {
  return makePair(context, {
    ...{ by: 'mara', role: 'qa-lead', meaning: 'withdrawal', after, at: '2026-03-02T13:00:00+11:00' },
    change: (statement) => ({ ...statement, comment, withdraws: digestOf(pair) }),
  });
}

test('who withdraws takes the signature back that the withdrawal names, and no other', () => {
  const withdrawal = withdrawalOf(approval, approval);
  expect(tell([author, reviewer, approval, withdrawal])).toEqual([
    stands,
    stands,
    'withdrawn: Mara Okafor withdrew it at 2026-03-02T13:00:00+11:00.',
    stands,
  ]);
  const [, , taken] = judgePairs(context, [author, reviewer, approval, withdrawalOf(approval, approval, 'I was wrong.')], keys);
  expect(taken?.signoff).toMatchObject({
    reason: 'Mara Okafor withdrew it at 2026-03-02T13:00:00+11:00. I was wrong.',
    notes: [],
    doubts: [],
  });
  expect(taken?.claim.valid).toBe(false);
});

test('a withdrawal that does not follow what it names takes nothing back', () => {
  expect(tell([author, reviewer, approval, withdrawalOf(approval, reviewer)])[2]).toBe(stands);
});

test('a withdrawal that does not stand takes nothing back', () => {
  const wrong = { ...withdrawalOf(approval, approval), signature: author.signature };
  expect(tell([author, reviewer, approval, wrong])[2]).toBe(stands);
});

test('a signature whose files are gone is told, once it counted', () => {
  expect(tell([author, reviewer], [approval])).toEqual([
    stands,
    stands,
    'taken-away: The signature was taken away: git remembers it, and its files are not there.',
  ]);
  const [, , gone] = judgePairs(context, [author, reviewer], keys, [{ file: approval, key: 'SHA256:any', held: null }]);
  expect(gone?.signoff).toMatchObject({ notes: [], doubts: [] });
  expect(gone?.claim).toMatchObject({ valid: false, missing: true });
});

test('what follows one that is gone and never counted follows those before it', () => {
  const stranger = makePair(context, {
    by: 'stranger',
    role: 'reviewer',
    meaning: 'reviewer',
    after: author,
    at: '2026-03-02T11:00:00+11:00',
  });
  const after = makePair(context, { by: 'wen', role: 'reviewer', meaning: 'reviewer', after: stranger, at: '2026-03-02T12:00:00+11:00' });
  const gone = [{ file: stranger, key: 'SHA256:any', held: null }];
  const [, last, ...others] = judgeSignoffs(context, [author, after], keys, gone);
  expect(others).toEqual([]);
  expect(last?.after).toEqual([digestOf(author)]);
  expect(judgeSignoffs(context, [author, after, stranger], keys)[2]?.after).toEqual([digestOf(stranger)]);
});

const refusal = makePair(context, {
  ...{ by: 'wen', role: 'reviewer', meaning: 'disapproval', after: author, at: '2026-03-02T11:00:00+11:00' },
});
const taken = 'taken-away: The refusal was taken away: git remembers it, and its files are not there.';

test('a refusal is missed even where its signer was removed with it, unless the key never might sign or was compromised', () => {
  expect(tell([author], [refusal])).toEqual([stands, taken]);
  const without = { ...people, people: people.people.filter(({ principal }) => !principal.startsWith('wen')) };
  expect(tell([author], [refusal], makeKeys({ people: without }))[1]).toBe(taken);
  expect(tell([author], [reviewer], makeKeys({ people: without }))).toEqual([stands]);
  const stranger = makePair(context, { by: 'stranger', role: 'reviewer', meaning: 'disapproval', after: author });
  expect(tell([author], [stranger])).toEqual([stands]);
  const key = judgeSignoffs(context, [refusal], keys)[0]?.key ?? '';
  const compromised = { ...people, compromised: [{ key, since: '2026-01-01T00:00:00Z', reason: 'Stolen.' }] };
  expect(tell([author], [refusal], makeKeys({ people: compromised }))).toEqual([stands]);
});

test('a withdrawal that is gone takes an approval back, and lifts no refusal', () => {
  expect(tell([author, reviewer, approval], [withdrawalOf(approval, approval)])[2]).toBe(
    'withdrawn: Mara Okafor withdrew it at 2026-03-02T13:00:00+11:00.',
  );
  const lift = makePair(context, {
    ...{ by: 'wen', role: 'reviewer', meaning: 'withdrawal', after: refusal, at: '2026-03-02T13:00:00+11:00' },
    change: (statement) => ({ ...statement, withdraws: digestOf(refusal) }),
  });
  expect(tell([author, refusal, lift])[1]).toBe('withdrawn: Wen Li withdrew it at 2026-03-02T13:00:00+11:00.');
  expect(tell([author, refusal], [lift])[1]).toBe(stands);
});

test('the same pair in two files counts once', () => {
  const copy = { ...author, source: author.source.replace('1-', '2-') };
  expect(tell([copy, author])).toEqual([stands, 'out-of-sequence: The same signature stands in another file already.']);
});

test('what cannot be read comes last, says so and is bound to nothing', () => {
  const broken = { ...author, source: author.source.replace('1-', '0-'), statement: Buffer.from('{') };
  const [first, last] = judgeSignoffs(context, [broken, author], keys);
  expect(first?.state).toBe('valid');
  expect(last).toMatchObject({
    ...{ sequence: null, principal: null, printedName: null, role: null, meaning: null, declaration: null, comment: '', signedAt: null },
    ...{ bounds: { notBefore: null, notAfter: null, source: 'Git does not know of it.' }, changed: [], notes: [], doubts: [], after: [] },
    ...{ withdraws: null, content: 'unknown', revision: null, recordSha256: null, state: 'malformed' },
  });
});

test('whether the content is still what was signed is told beside a signature that does not stand for another reason', () => {
  const stranger = makePair(context, { by: 'stranger' });
  expect(judgeSignoffs(context, [stranger], keys)[0]?.content).toBe('current');
  const changed = makeContext({ record: { text: 'Another text.\n' } });
  expect(judgeSignoffs(changed, [stranger], keys)[0]?.content).toBe('changed');
  const moved = { ...context, release: context.release === null ? null : { ...context.release, version: '2.4.0' } };
  expect(judgeSignoffs(moved, [stranger], keys)[0]?.content).toBe('changed');
});
