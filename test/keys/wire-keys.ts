import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { formatSshString } from '../../src/keys/ssh-wire.ts';

/** A text in SSH's wire format, made of its strings. */
export const wire = (...parts: readonly (string | Uint8Array)[]): Buffer => Buffer.concat(parts.map((part) => formatSshString(part)));

/** A positive number as the wire format has it: with a zero in front where its first bit is set. */
export function positive(bytes: Buffer): Buffer {
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
}

export interface WireKey {
  readonly privateKey: KeyObject;
  readonly blob: Buffer;
  /** As it stands in `allowed_signers`. */
  readonly line: string;
}

const part = (key: KeyObject, name: 'e' | 'n' | 'x' | 'y'): Buffer => Buffer.from(key.export({ format: 'jwk' })[name] ?? '', 'base64url');

export function makeRsaKey(bits: number): WireKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const blob = wire('ssh-rsa', positive(part(publicKey, 'e')), positive(part(publicKey, 'n')));
  return { privateKey, blob, line: `ssh-rsa ${blob.toString('base64')}` };
}

export function makeEcKey(curve: 'P-256' | 'P-384' = 'P-256'): WireKey & { readonly point: Buffer } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
  const point = Buffer.concat([Buffer.from([4]), part(publicKey, 'x'), part(publicKey, 'y')]);
  const name = `nistp${curve.slice(2)}`;
  const blob = wire(`ecdsa-sha2-${name}`, name, point);
  return { privateKey, point, blob, line: `ecdsa-sha2-${name} ${blob.toString('base64')}` };
}
