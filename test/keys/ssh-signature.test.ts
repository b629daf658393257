import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSshArmour } from '../../src/keys/ssh-armour.ts';
import { formatSshFingerprint, parseSshKey } from '../../src/keys/ssh-key.ts';
import { formatSshPublicKey, signSsh } from '../../src/keys/ssh-sign.ts';
import { isSignatureOf, parseSshSignature } from '../../src/keys/ssh-signature.ts';
import { formatSshString } from '../../src/keys/ssh-wire.ts';
import { makeFolder } from '../git-repository.ts';
import { isThorough } from '../often.ts';
import { armourOf, makeTokenKey, signWithToken } from '../validation/sign-with-token.ts';

const hasSshKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;
const message = Buffer.from('tag v1\n\nA message.\n');
const kinds = [
  ['ed25519', []],
  ['rsa', ['-b', '2048']],
  ...(isThorough ? ([['rsa', ['-b', '4096']]] as const) : []),
  ['ecdsa', ['-b', '256']],
  ['ecdsa', ['-b', '384']],
  ['ecdsa', ['-b', '521']],
] as const;

/** Our verdict on a signature, over the key that it names. */
function isAccepted(armour: string, text: Uint8Array): boolean {
  const signature = parseSshSignature(armour);
  return signature !== null && isSignatureOf(signature, text);
}

/** The verdict of ssh-keygen, for the public key given as in allowed_signers. */
function isAcceptedByKeygen(publicKey: string, armour: string, text: Uint8Array): boolean {
  const folder = makeFolder();
  writeFileSync(join(folder, 'allowed'), `ada@example.org ${publicKey}\n`);
  writeFileSync(join(folder, 'sig'), armour);
  const args = ['-Y', 'verify', '-f', join(folder, 'allowed'), '-I', 'ada@example.org', '-n', 'git', '-s', join(folder, 'sig')];
  return spawnSync('ssh-keygen', args, { input: text }).status === 0;
}

function flip(bytes: Uint8Array, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

describe.skipIf(!hasSshKeygen)('in agreement with ssh-keygen', () => {
  test.each(kinds)('signatures of %s %j are judged alike, whole and changed', (type, bits) => {
    const folder = makeFolder();
    const file = join(folder, 'key');
    spawnSync('ssh-keygen', ['-q', '-t', type, ...bits, '-N', '', '-C', '', '-f', file]);
    const publicKey = readFileSync(`${file}.pub`, 'utf8').trim();
    for (const hash of ['sha256', 'sha512']) {
      const { stdout } = spawnSync('ssh-keygen', ['-Y', 'sign', '-n', 'git', '-O', `hashalg=${hash}`, '-f', file], { input: message });
      const armour = stdout.toString('latin1');
      const blob = parseSshArmour(armour) ?? Buffer.alloc(0);
      expect(isAccepted(armour, message)).toBe(true);
      expect(isAcceptedByKeygen(publicKey, armour, message)).toBe(true);
      expect(isAccepted(armour, flip(message, 3))).toBe(false);
      const step = Math.max(1, Math.floor(blob.length / 9));
      for (let at = 0; at < blob.length; at += step) {
        const changed = armourOf(flip(blob, at));
        expect([at, isAccepted(changed, message)]).toEqual([at, isAcceptedByKeygen(publicKey, changed, message)]);
        expect([at, isAccepted(changed, message)]).toEqual([at, false]);
      }
      for (const cut of [blob.subarray(0, -1), Buffer.concat([blob, Buffer.from([0])])]) {
        expect(isAccepted(armourOf(cut), message)).toBe(isAcceptedByKeygen(publicKey, armourOf(cut), message));
      }
    }
    const listed = spawnSync('ssh-keygen', ['-l', '-f', `${file}.pub`]).stdout.toString();
    expect(listed).toContain(formatSshFingerprint(Buffer.from(publicKey.split(' ')[1] ?? '', 'base64')));
  });

  test('a signature that we make is accepted by it', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const armour = signSsh({ key: privateKey, namespace: 'git', message });
    expect(isAcceptedByKeygen(formatSshPublicKey(privateKey), armour, message)).toBe(true);
    expect(isAccepted(armour, message)).toBe(true);
  });

  test.each(['sk-ssh-ed25519@openssh.com', 'sk-ecdsa-sha2-nistp256@openssh.com'] as const)(
    'signatures of a token, %s, are judged alike',
    (type) => {
      const { publicKey, armour } = signWithToken({ key: makeTokenKey(type), namespace: 'git', message });
      expect(isAccepted(armour, message)).toBe(true);
      expect(isAcceptedByKeygen(publicKey, armour, message)).toBe(true);
      const blob = parseSshArmour(armour) ?? Buffer.alloc(0);
      for (let at = 1; at <= 5; at += 1) {
        const changed = armourOf(flip(blob, blob.length - at));
        expect(isAccepted(changed, message)).toBe(false);
        expect(isAcceptedByKeygen(publicKey, changed, message)).toBe(false);
      }
    },
  );
});

test('the same key and message give the same signature', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const input = { key: privateKey, namespace: 'git', message };
  expect(signSsh(input)).toBe(signSsh(input));
  expect(() => signSsh({ ...input, key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey })).toThrow('expected ed25519');
});

test('armour is taken in one form only', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const armour = signSsh({ key: privateKey, namespace: 'git', message });
  expect(parseSshArmour(armour)).not.toBeNull();
  expect(parseSshArmour(armour.slice(0, -1))).not.toBeNull();
  const bent = [
    armour.replaceAll('\n', '\r\n'),
    `\n${armour}`,
    ` ${armour}`,
    `${armour}\n`,
    `${armour}junk`,
    armour.replace('\n', '\n\n'),
    armour.replace(/.\n-----END/, '-\n-----END'),
    '',
    armour.replace('SSH', 'PGP'),
  ];
  expect(bent.map(parseSshArmour)).toEqual(bent.map(() => null));
});

test('another namespace and another message are not what was signed', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signature = parseSshSignature(signSsh({ key: privateKey, namespace: 'signoff@docket', message }));
  if (signature === null) throw new Error('Expected a signature.');
  expect(signature.namespace).toBe('signoff@docket');
  expect(isSignatureOf(signature, message)).toBe(true);
  expect(isSignatureOf({ ...signature, namespace: 'git' }, message)).toBe(false);
  expect(isSignatureOf({ ...signature, hash: 'sha256' }, message)).toBe(false);
});

test('short RSA keys, unknown kinds and points off the curve are no keys', () => {
  const rsa = (bits: number): Buffer => {
    const { n = '', e = '' } = generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'jwk' });
    const modulus = Buffer.concat([Buffer.from([0]), Buffer.from(n, 'base64url')]);
    return Buffer.concat([formatSshString('ssh-rsa'), formatSshString(Buffer.from(e, 'base64url')), formatSshString(modulus)]);
  };
  expect(parseSshKey(rsa(2048))?.kind).toBe('rsa');
  expect(parseSshKey(rsa(1024))).toBeNull();
  const off = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]);
  expect(
    parseSshKey(Buffer.concat([formatSshString('ecdsa-sha2-nistp256'), formatSshString('nistp256'), formatSshString(off)])),
  ).toBeNull();
  expect(parseSshKey(Buffer.concat([formatSshString('ssh-dss'), formatSshString('x')]))).toBeNull();
  expect(parseSshKey(Buffer.from([0, 0, 0, 99]))).toBeNull();
});
