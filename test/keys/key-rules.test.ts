import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { type AllowedSigner, parseAllowedSigners } from '../../src/keys/allowed-signers.ts';
import { findBrokenKeyRule, isForSignoff } from '../../src/keys/key-rules.ts';
import { formatSshFingerprint } from '../../src/keys/ssh-key.ts';
import { formatSshPublicKey } from '../../src/keys/ssh-sign.ts';
import { makeRsaKey } from './wire-keys.ts';

const makeKey = (): string => formatSshPublicKey(generateKeyPairSync('ed25519').privateKey);
const [one, other] = [makeKey(), makeKey()];
const own = 'namespaces="signoff@docket"';

/** The rule that each line of a list breaks. */
function judge(...lines: readonly string[]): readonly (string | null)[] {
  const all = parseAllowedSigners(lines.join('\n'));
  expect(all).toHaveLength(lines.length);
  return all.map((signer) => findBrokenKeyRule(signer, all));
}

const only = (lines: string): AllowedSigner => {
  const [signer] = parseAllowedSigners(lines);
  if (signer === undefined) throw new Error(`${lines} is no line`);
  return signer;
};

test('a line for sign-off alone, with a time in UTC, keeps all rules', () => {
  expect(judge(`ada@example.org ${own},valid-after="20240101Z" ${one}`)).toEqual([null]);
  expect(judge(`ada@example.org namespaces="git,signoff@docket" ${one}`)).toEqual([null]);
});

test.each([
  ['an authority', `ada@example.org cert-authority,${own} ${one}`, 'a certificate authority cannot sign off'],
  ['a pattern of names', `*@example.org ${own} ${one}`, '`*@example.org` is not the name of one person'],
  ['one of one sign', `ad?@example.org ${own} ${one}`, '`ad?@example.org` is not the name of one person'],
  ['a name that is left out', `!ada ${own} ${one}`, '`!ada` is not the name of one person'],
  ['two names', `ada,bo ${own} ${one}`, '`ada,bo` is not the name of one person'],
  ['no namespaces', `ada ${one}`, 'it has no `namespaces="signoff@docket"`'],
  ['a pattern of namespaces', `ada namespaces="signoff@*" ${one}`, 'its namespaces `signoff@*` allow sign-off by a pattern only'],
  ['a time of the machine', `ada ${own},valid-before="20300101" ${one}`, 'a time in it does not end in `Z`'],
])('%s cannot sign off', (_what, line, words) => {
  expect(judge(line)).toEqual([words]);
});

test('an RSA key needs 3,072 bits', () => {
  expect(judge(`ada ${own} ${makeRsaKey(2048).line}`, `bo ${own} ${makeRsaKey(3072).line}`)).toEqual([
    'its RSA key has 2048 bits, fewer than 3072',
    null,
  ]);
  expect(judge(`cy ${own} ${makeRsaKey(1024).line}`)).toEqual(['its key is of a kind that is not supported, or too short']);
});

test('a key of two people is nobody’s, wherever each stands; one for tags alone is bound by no rule', () => {
  const shared = `its key ${formatSshFingerprint(only(`ada ${own} ${one}`).key)} belongs to`;
  expect(judge(`ada ${own} ${one}`, `bo ${own} ${one}`)).toEqual([`${shared} \`bo\` too, by line 2`, `${shared} \`ada\` too, by line 1`]);
  expect(judge(`ada ${own} ${one}`, `bo ${own} ${other}`)).toEqual([null, null]);
  expect(judge(`ada ${own} ${one}`, `bo namespaces="git" ${one}`)[0]).toBe(null);
});

test('of two keys of one person that are valid at the same time the first counts', () => {
  const overlapping = '`ada` has another key at the same time, by line 1';
  expect(judge(`ada ${own} ${one}`, `ada ${own} ${other}`)).toEqual([null, overlapping]);
  expect(judge(`ada ${own},valid-before="20240101Z" ${one}`, `ada ${own},valid-after="20240101Z" ${other}`)).toEqual([null, null]);
  expect(judge(`ada ${own},valid-after="20240101Z" ${one}`, `ada ${own},valid-before="20240101Z" ${other}`)).toEqual([null, null]);
  expect(judge(`ada ${own},valid-before="20240102Z" ${one}`, `ada ${own},valid-after="20240101Z" ${other}`)).toEqual([null, overlapping]);
  expect(judge(`ada ${own},valid-before="20240101Z" ${one}`, `ada ${own} ${other}`)).toEqual([null, overlapping]);
  // The same key twice is one key.
  expect(judge(`ada ${own} ${one}`, `ada ${own} ${one}`)).toEqual([null, overlapping]);
  expect(judge(`ada namespaces="git" ${one}`, `ada ${own} ${other}`)[1]).toBe(null);
});

test.each([
  [`ada ${one}`, true],
  [`ada ${own} ${one}`, true],
  [`ada namespaces="signoff@*" ${one}`, true],
  [`ada namespaces="git" ${one}`, false],
  [`ada namespaces="*,!signoff@docket" ${one}`, false],
])('whether a line is for sign-off at all: %s', (line, expected) => {
  expect(isForSignoff(only(line))).toBe(expected);
});
