import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { formatSshFingerprint, isSameKey, parseSshKey, readFingerprint } from '../../src/keys/ssh-key.ts';
import { isProven, parseSshProof } from '../../src/keys/ssh-proof.ts';
import { formatSshPublicBlob } from '../../src/keys/ssh-sign.ts';
import { makeEcKey, makeRsaKey, positive, wire } from './wire-keys.ts';

const ed25519 = formatSshPublicBlob(generateKeyPairSync('ed25519').privateKey);
const ec = makeEcKey();
const rsa = makeRsaKey(2048);

test('keys are read with what they sign by', () => {
  expect(parseSshKey(ed25519)).toMatchObject({ type: 'ssh-ed25519', kind: 'ed25519', size: 64, hash: 'sha512', application: null });
  expect(parseSshKey(rsa.blob)).toMatchObject({ type: 'ssh-rsa', kind: 'rsa', size: 256, hash: 'sha512', application: null });
  expect(parseSshKey(ec.blob)).toMatchObject({ type: 'ecdsa-sha2-nistp256', kind: 'ecdsa', size: 32, hash: 'sha256', application: null });
  expect(parseSshKey(makeEcKey('P-384').blob)).toMatchObject({ type: 'ecdsa-sha2-nistp384', kind: 'ecdsa', size: 48, hash: 'sha384' });
  const token = wire('sk-ecdsa-sha2-nistp256@openssh.com', 'nistp256', ec.point, 'ssh:');
  expect(parseSshKey(token)).toMatchObject({ kind: 'ecdsa', application: Buffer.from('ssh:') });
});

test.each([
  ['something behind it', Buffer.concat([ed25519, Buffer.from([0])])],
  ['a part missing', ed25519.subarray(0, -1)],
  ['another curve’s name', wire('ecdsa-sha2-nistp256', 'nistp384', ec.point)],
  ['a compressed point', wire('ecdsa-sha2-nistp256', 'nistp256', Buffer.concat([Buffer.from([2]), ec.point.subarray(1, 33)]))],
  ['another mark of a point', wire('ecdsa-sha2-nistp256', 'nistp256', Buffer.concat([Buffer.from([6]), ec.point.subarray(1)]))],
  ['a point too long', wire('ecdsa-sha2-nistp256', 'nistp256', Buffer.concat([ec.point, Buffer.from([0])]))],
  ['a point beside its curve', wire('ecdsa-sha2-nistp256', 'nistp256', Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]))],
  ['a kind that nobody supports', wire('ssh-dss', 'x')],
  ['an RSA number below zero', wire('ssh-rsa', Buffer.from([1, 0, 1]), Buffer.alloc(256, 0xff))],
  ['an RSA number of only zeros', wire('ssh-rsa', Buffer.from([1, 0, 1]), Buffer.alloc(300))],
  ['an RSA key of 2,040 bits', wire('ssh-rsa', Buffer.from([1, 0, 1]), Buffer.alloc(255, 0x7f))],
])('a key with %s is none', (_what, blob) => {
  expect(parseSshKey(blob)).toBe(null);
});

test('a fingerprint is known as ssh-keygen shows it, with or without its padding, and from the key itself', () => {
  const fingerprint = formatSshFingerprint(ed25519);
  expect(fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
  const line = `ssh-ed25519 ${ed25519.toString('base64')}`;
  for (const written of [fingerprint, `${fingerprint}=`, ` ${fingerprint}\n`, line, `${line} laptop`]) {
    expect(readFingerprint(written)).toBe(fingerprint);
    expect(isSameKey(written, ed25519)).toBe(true);
  }
  for (const written of [
    `${fingerprint}==`,
    fingerprint.slice(0, -1),
    `x${fingerprint}`,
    'ssh-ed25519',
    line.replace('ssh-ed', 'ssh-de'),
    '',
  ])
    expect(readFingerprint(written)).toBe(null);
  expect(isSameKey(fingerprint, rsa.blob)).toBe(false);
});

const bytes = Buffer.from('what was signed');

function isGood(blob: Buffer, proof: Buffer): boolean {
  const key = parseSshKey(blob);
  if (key === null) throw new Error('The key is none.');
  const parsed = parseSshProof(proof, key);
  return parsed !== null && isProven(parsed, key, bytes);
}

test('an RSA key signs by SHA-512 or SHA-256, as it says, and by nothing else', () => {
  const by = (hash: string): Buffer => sign(hash, bytes, rsa.privateKey);
  expect(isGood(rsa.blob, wire('rsa-sha2-512', by('sha512')))).toBe(true);
  expect(isGood(rsa.blob, wire('rsa-sha2-256', by('sha256')))).toBe(true);
  expect(isGood(rsa.blob, wire('rsa-sha2-512', by('sha256')))).toBe(false);
  expect(isGood(rsa.blob, wire('rsa-sha2-256', by('sha512')))).toBe(false);
  expect(isGood(rsa.blob, wire('ssh-rsa', by('sha1')))).toBe(false);
  expect(isGood(rsa.blob, wire('ssh-rsa', by('sha256')))).toBe(false);
  expect(isGood(rsa.blob, wire('rsa-sha2-512', Buffer.concat([Buffer.from([0]), by('sha512')])))).toBe(false);
});

test('an ECDSA key signs with two positive numbers, each no longer than its curve, and nothing behind them', () => {
  const value = sign('sha256', bytes, { key: ec.privateKey, dsaEncoding: 'ieee-p1363' });
  const [r, s] = [positive(value.subarray(0, 32)), positive(value.subarray(32))];
  const algorithm = 'ecdsa-sha2-nistp256';
  expect(isGood(ec.blob, wire(algorithm, wire(r, s)))).toBe(true);
  expect(isGood(ec.blob, wire(algorithm, wire(s, r)))).toBe(false);
  expect(isGood(ec.blob, wire(algorithm, Buffer.concat([wire(r, s), Buffer.from([0])])))).toBe(false);
  expect(isGood(ec.blob, wire(algorithm, wire(r, s, '')))).toBe(false);
  expect(isGood(ec.blob, wire(algorithm, wire(Buffer.concat([Buffer.from([1]), value.subarray(0, 32)]), s)))).toBe(false);
  expect(isGood(ec.blob, wire(algorithm, wire(r, Buffer.concat([Buffer.from([1]), value.subarray(32)]))))).toBe(false);
  expect(isGood(ec.blob, wire(algorithm, wire(r)))).toBe(false);
  expect(isGood(ec.blob, wire('ecdsa-sha2-nistp384', wire(r, s)))).toBe(false);
  expect(isGood(ec.blob, wire('webauthn-sk-ecdsa-sha2-nistp256@openssh.com', wire(r, s)))).toBe(false);
  expect(isGood(ec.blob, Buffer.concat([wire(algorithm, wire(r, s)), Buffer.from([0])]))).toBe(false);
});
