import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { formatSshFingerprint } from '../../../../src/keys/ssh-key.ts';
import { formatSshPublicKey, signSsh } from '../../../../src/keys/ssh-sign.ts';
import { judgeRoot, trustNamespace } from '../../../../src/validation/assemble/judge/judge-root.ts';
import { peopleSchema } from '../../../../src/validation/schema/signoffs/people.ts';
import type { TrustedFile } from '../../../../src/validation/schema/signoffs/trust.ts';

const roots = [0, 1, 2].map(() => generateKeyPairSync('ed25519').privateKey);
const fingerprints = roots.map((key) => formatSshFingerprint(Buffer.from(formatSshPublicKey(key).split(' ')[1] ?? '', 'base64')));
const [first = '', second = '', third = ''] = fingerprints;
const people = peopleSchema.parse({ root: { threshold: 2, keys: [first, second] } });

function trusted(signed: readonly number[], { text = 'a\n', namespace = trustNamespace } = {}): readonly TrustedFile[] {
  return ['content/allowed_signers', 'content/people.yaml'].map((source) => ({
    source,
    text,
    signatures: signed.flatMap((index) => {
      const key = roots[index];
      return key === undefined ? [] : [{ source: `${index}.sig`, signature: signSsh({ key, namespace, message: 'a\n' }) }];
    }),
  }));
}

const stateOf = (...args: Parameters<typeof judgeRoot>) => judgeRoot(...args)?.state;

test('enough root keys over both files as they are vouch for them; the same key twice is one', () => {
  expect(judgeRoot(people, trusted([0, 1]))).toEqual({
    threshold: 2,
    keys: [first, second],
    state: 'vouched',
    reason:
      'Keys and people are signed by 2 of the root keys that the content folder itself names. Compare their fingerprints with those that you have from elsewhere.',
  });
  expect(stateOf(people, trusted([0, 0]))).toBe('not-vouched');
  expect(judgeRoot(people, trusted([0, 2]))?.reason).toBe(
    'Of the root keys that the content folder itself names, 2 must sign: `content/allowed_signers` is signed by 1 and `content/people.yaml` is signed by 1.',
  );
});

test('a changed file, another namespace and one file without signatures are not vouched for', () => {
  expect(stateOf(people, trusted([0, 1], { text: 'b\n' }))).toBe('not-vouched');
  expect(stateOf(people, trusted([0, 1], { namespace: 'signoff@docket' }))).toBe('not-vouched');
  expect(stateOf(people, trusted([0, 1], { text: 'a  \r\n' }))).toBe('vouched');
  const [signers, list] = trusted([0, 1]);
  if (signers === undefined || list === undefined) throw new Error('Expected two files.');
  expect(stateOf(people, [signers, { ...list, signatures: [] }])).toBe('not-vouched');
  expect(stateOf(people, [{ ...signers, text: null }, list])).toBe('not-vouched');
});

test('a pin counts the verifier’s keys alone, whatever the content folder names', () => {
  const swapped = peopleSchema.parse({ root: { threshold: 1, keys: [third] } });
  expect(stateOf(swapped, trusted([2]))).toBe('vouched');
  expect(stateOf(swapped, trusted([2]), { keys: [first], threshold: null })).toBe('not-vouched');
  expect(stateOf(people, trusted([0]), { keys: [first], threshold: null })).toBe('vouched');
  expect(stateOf(people, trusted([0]), { keys: [first, second], threshold: null })).toBe('not-vouched');
  expect(stateOf(people, trusted([0]), { keys: [first, second], threshold: 1 })).toBe('vouched');
  const lowered = peopleSchema.parse({ root: { threshold: 1, keys: [first, second] } });
  expect(judgeRoot(lowered, trusted([0]), { keys: [first, second], threshold: null })).toMatchObject({
    state: 'not-vouched',
    reason: expect.stringMatching(
      /^Of the root keys that the verifier gave, 2 must sign: .* Where fewer are enough, say how many with `--threshold`\.$/,
    ),
  });
  expect(stateOf(null, trusted([0]), { keys: [first, second], threshold: null })).toBe('not-vouched');
  expect(judgeRoot(null, trusted([0]))).toBeNull();
});
