import { createHash, verify } from 'node:crypto';
import { type SshKey, takePositive } from './ssh-key.ts';
import { parseSshWire } from './ssh-wire.ts';
import { type Assertion, takeAssertion, unwrapAssertion, webauthnAlgorithm } from './webauthn.ts';

/** The signature proper, taken apart: what was signed is told from the key and from this, and nothing of it is parsed again. */
export interface SshProof {
  readonly algorithm: string;
  readonly value: Buffer;
  /** The flags and the counter that a security token signed with the message, five bytes; null for any other key. */
  readonly flagsAndCounter: Buffer | null;
  /** What a browser signed; null when it was no passkey. */
  readonly assertion: Assertion | null;
}

/** Takes the proof of a signature by a key apart (OpenSSH's PROTOCOL.sshsig, PROTOCOL.u2f); null when it is none of that key, or when something follows it. */
export function parseSshProof(bytes: Uint8Array, key: SshKey): SshProof | null {
  try {
    const cursor = parseSshWire(bytes);
    const algorithm = cursor.takeString().toString('latin1');
    const value = cursor.takeString();
    if (!isAlgorithmOf(algorithm, key)) return null;
    const assertion = algorithm === webauthnAlgorithm ? takeAssertion(cursor) : null;
    const flagsAndCounter = assertion?.flagsAndCounter ?? (key.application === null ? null : cursor.takeBytes(5));
    return cursor.isAtEnd() ? { algorithm, value, flagsAndCounter, assertion } : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isAlgorithmOf(algorithm: string, { type, kind }: SshKey): boolean {
  if (kind === 'rsa') return algorithm === 'rsa-sha2-512' || algorithm === 'rsa-sha2-256';
  return algorithm === type || (algorithm === webauthnAlgorithm && type === 'sk-ecdsa-sha2-nistp256@openssh.com');
}

/** Whether a proof was made over bytes with a key. A key on a token signs digests of its application and of the bytes, with its flags between them. */
export function isProven(proof: SshProof, key: SshKey, signed: Buffer): boolean {
  if (key.application === null) return isValue(proof, key, signed);
  const { application } = key;
  const bytes =
    proof.assertion === null
      ? wrapForToken(application, proof.flagsAndCounter, signed)
      : unwrapAssertion(proof.assertion, application, signed);
  return bytes !== null && isValue(proof, key, bytes);
}

function wrapForToken(application: Buffer, flagsAndCounter: Buffer | null, signed: Buffer): Buffer | null {
  const digest = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
  return flagsAndCounter === null ? null : Buffer.concat([digest(application), flagsAndCounter, digest(signed)]);
}

function isValue({ algorithm, value }: SshProof, key: SshKey, bytes: Buffer): boolean {
  if (key.kind === 'rsa') {
    const hash = algorithm === 'rsa-sha2-512' ? 'sha512' : 'sha256';
    return value.length <= key.size && verify(hash, bytes, key.key, padLeft(value, key.size));
  }
  if (key.kind === 'ed25519') return value.length === key.size && verify(null, bytes, key.key, value);
  const numbers = parseNumbers(value, key.size);
  return numbers !== null && verify(key.hash, bytes, { key: key.key, dsaEncoding: 'ieee-p1363' }, numbers);
}

/** The two numbers of an ECDSA signature, each in its full length; null when they are not of this length, or are not alone. */
function parseNumbers(value: Buffer, size: number): Buffer | null {
  try {
    const cursor = parseSshWire(value);
    const numbers = [takePositive(cursor), takePositive(cursor)];
    if (!cursor.isAtEnd() || numbers.some(({ length }) => length > size)) return null;
    return Buffer.concat(numbers.map((number) => padLeft(number, size)));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function padLeft(bytes: Buffer, size: number): Buffer {
  return Buffer.concat([Buffer.alloc(size - bytes.length), bytes]);
}
