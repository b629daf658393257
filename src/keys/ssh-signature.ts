import { createHash, verify } from 'node:crypto';
import { parseSshArmour } from './ssh-armour.ts';
import { type SshKey, takePositive } from './ssh-key.ts';
import { formatSshString, parseSshWire, type SshCursor } from './ssh-wire.ts';
import { takeAssertion, unwrapAssertion, webauthnAlgorithm } from './webauthn.ts';

/** An SSH signature as written (OpenSSH's PROTOCOL.sshsig), not yet verified. */
export interface SshSignature {
  /** The signer's public key in wire format, as the signature itself claims. */
  readonly publicKey: Buffer;
  readonly namespace: string;
  readonly reserved: Buffer;
  readonly hash: 'sha256' | 'sha512';
  /** The signature proper: algorithm and bytes. */
  readonly proof: Buffer;
}

/** Parses an armoured SSH signature; null when it is malformed. */
export function parseSshSignature(armoured: string): SshSignature | null {
  const bytes = parseSshArmour(armoured);
  if (bytes === null) return null;
  try {
    const cursor = parseSshWire(bytes);
    if (cursor.takeBytes(6).toString('latin1') !== 'SSHSIG' || cursor.takeNumber() !== 1) return null;
    const publicKey = cursor.takeString();
    const namespace = cursor.takeString().toString('utf8');
    const reserved = cursor.takeString();
    const hash = cursor.takeString().toString('latin1');
    const proof = cursor.takeString();
    if ((hash !== 'sha256' && hash !== 'sha512') || namespace === '' || !cursor.isAtEnd()) return null;
    return { publicKey, namespace, reserved, hash, proof };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Whether `signature` was made over `message` with `key`. Says nothing about whose key it is, nor about the namespace. */
export function isSignedWith(key: SshKey, signature: SshSignature, message: Uint8Array): boolean {
  const signed = Buffer.concat([
    Buffer.from('SSHSIG'),
    formatSshString(signature.namespace),
    formatSshString(signature.reserved),
    formatSshString(signature.hash),
    formatSshString(createHash(signature.hash).update(message).digest()),
  ]);
  try {
    const cursor = parseSshWire(signature.proof);
    const algorithm = cursor.takeString().toString('latin1');
    const value = cursor.takeString();
    // A key on a token signs hashes of the application and the message, with its flags and counter between them.
    if (algorithm === webauthnAlgorithm) return isPasskeyProof(key, cursor, value, signed);
    const bytes = key.application === null ? signed : wrapForToken(key.application, cursor.takeBytes(5), signed);
    return cursor.isAtEnd() && isProof(key, algorithm, value, bytes);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * What the signature shows of a second component beside the possession of a key (21 CFR 11.200(a)(1)), from the flags that a token signed with it:
 * that it verified its user, by PIN or finger; that it was touched; or nothing. Only worth something when the signature itself holds.
 */
export function readSecondComponent({ publicKey, proof }: SshSignature): 'user verified' | 'touch' | 'not evidenced' {
  const flags = readFlags(publicKey, proof);
  return (flags & 4) !== 0 ? 'user verified' : (flags & 1) !== 0 ? 'touch' : 'not evidenced';
}

function readFlags(publicKey: Buffer, proof: Buffer): number {
  try {
    const key = parseSshWire(publicKey);
    if (!key.takeString().toString('latin1').startsWith('sk-')) return 0;
    const cursor = parseSshWire(proof);
    cursor.takeString();
    cursor.takeString();
    return cursor.takeBytes(1)[0] ?? 0;
  } catch (error) {
    if (error instanceof RangeError) return 0;
    throw error;
  }
}

function wrapForToken(application: Buffer, flagsAndCounter: Buffer, signed: Buffer): Buffer {
  const digest = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
  return Buffer.concat([digest(application), flagsAndCounter, digest(signed)]);
}

function isPasskeyProof(key: SshKey, cursor: SshCursor, value: Buffer, signed: Buffer): boolean {
  if (key.type !== 'sk-ecdsa-sha2-nistp256@openssh.com' || key.application === null) return false;
  const bytes = unwrapAssertion(takeAssertion(cursor), key.application, signed);
  return bytes !== null && cursor.isAtEnd() && isProof(key, key.type, value, bytes);
}

function isProof(key: SshKey, algorithm: string, value: Buffer, bytes: Buffer): boolean {
  if (key.kind === 'rsa') {
    const hash = algorithm === 'rsa-sha2-512' ? 'sha512' : algorithm === 'rsa-sha2-256' ? 'sha256' : null;
    return hash !== null && value.length <= key.size && verify(hash, bytes, key.key, padLeft(value, key.size));
  }
  if (algorithm !== key.type) return false;
  if (key.kind === 'ed25519') return value.length === key.size && verify(null, bytes, key.key, value);
  const cursor = parseSshWire(value);
  const numbers = [takeNumber(cursor, key.size), takeNumber(cursor, key.size)];
  return cursor.isAtEnd() && verify(key.hash, bytes, { key: key.key, dsaEncoding: 'ieee-p1363' }, Buffer.concat(numbers));
}

function takeNumber(cursor: SshCursor, size: number): Buffer {
  const bytes = takePositive(cursor);
  if (bytes.length > size) throw new RangeError('Unexpected long number.');
  return padLeft(bytes, size);
}

function padLeft(bytes: Buffer, size: number): Buffer {
  return Buffer.concat([Buffer.alloc(size - bytes.length), bytes]);
}
