import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { parseSshWire, type SshCursor } from './ssh-wire.ts';

/** A public key of one of the kinds that SSH signatures are made with. */
export interface SshKey {
  /** As SSH names it: `ssh-ed25519`, `sk-ssh-ed25519@openssh.com`. */
  readonly type: string;
  readonly kind: 'ed25519' | 'rsa' | 'ecdsa';
  readonly key: KeyObject;
  /** Bytes of one number of an ECDSA signature, or of a whole RSA signature; 64 for Ed25519. */
  readonly size: number;
  /** The hash of an ECDSA signature. */
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  /** For a key on a security token: the application it was made for. */
  readonly application: Buffer | null;
}

interface Curve {
  readonly name: string;
  readonly jwk: string;
  readonly size: number;
  readonly hash: SshKey['hash'];
}

const curves = new Map<string, Curve>([
  ['ecdsa-sha2-nistp256', { name: 'nistp256', jwk: 'P-256', size: 32, hash: 'sha256' }],
  ['ecdsa-sha2-nistp384', { name: 'nistp384', jwk: 'P-384', size: 48, hash: 'sha384' }],
  ['ecdsa-sha2-nistp521', { name: 'nistp521', jwk: 'P-521', size: 66, hash: 'sha512' }],
  ['sk-ecdsa-sha2-nistp256@openssh.com', { name: 'nistp256', jwk: 'P-256', size: 32, hash: 'sha256' }],
]);

/** Parses a public key in SSH's wire format (RFC 4253 clause 6.6, RFC 5656, RFC 8709, OpenSSH's PROTOCOL.u2f); null for any other kind, a broken one, or RSA under 2048 bits. */
export function parseSshKey(blob: Uint8Array): SshKey | null {
  try {
    const cursor = parseSshWire(blob);
    const type = cursor.takeString().toString('latin1');
    const key = takeKey(type, cursor);
    return key !== null && cursor.isAtEnd() ? key : null;
  } catch {
    // Too short, or a point that is not on its curve: node and the cursor both throw.
    return null;
  }
}

/** The fingerprint that `ssh-keygen -l` shows: `SHA256:…`. */
export function formatSshFingerprint(blob: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

function takeKey(type: string, cursor: SshCursor): SshKey | null {
  const token = type.startsWith('sk-');
  if (type === 'ssh-ed25519' || type === 'sk-ssh-ed25519@openssh.com') {
    const key = importKey({ kty: 'OKP', crv: 'Ed25519', x: cursor.takeString().toString('base64url') });
    return { type, kind: 'ed25519', key, size: 64, hash: 'sha512', application: token ? cursor.takeString() : null };
  }
  if (type === 'ssh-rsa') {
    const e = takePositive(cursor);
    const n = takePositive(cursor);
    if (n.length < 256) return null;
    const key = importKey({ kty: 'RSA', e: e.toString('base64url'), n: n.toString('base64url') });
    return { type, kind: 'rsa', key, size: n.length, hash: 'sha512', application: null };
  }
  const curve = curves.get(type);
  if (curve === undefined || cursor.takeString().toString('latin1') !== curve.name) return null;
  const point = cursor.takeString();
  if (point.length !== 1 + 2 * curve.size || point[0] !== 4) return null;
  const x = point.subarray(1, 1 + curve.size).toString('base64url');
  const y = point.subarray(1 + curve.size).toString('base64url');
  const key = importKey({ kty: 'EC', crv: curve.jwk, x, y });
  return { type, kind: 'ecdsa', key, size: curve.size, hash: curve.hash, application: token ? cursor.takeString() : null };
}

function importKey(key: JsonWebKey): KeyObject {
  return createPublicKey({ key, format: 'jwk' });
}

/** A positive number of the wire format (RFC 4251, clause 5: mpint) without leading zeros. Throws `RangeError` for a negative one. */
export function takePositive(cursor: SshCursor): Buffer {
  const bytes = cursor.takeString();
  if ((bytes[0] ?? 0) >= 0x80) throw new RangeError('Unexpected negative number.');
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? Buffer.alloc(0) : bytes.subarray(first);
}

/** Whether a key as a person writes it, as a fingerprint (`SHA256:…`) or as a public key (`ssh-ed25519 AAAA…`), is the one in wire format. */
export function isSameKey(written: string, blob: Uint8Array): boolean {
  return readFingerprint(written) === formatSshFingerprint(blob);
}

/** The fingerprint of a key as a person writes it, as a fingerprint or as a public key; null when it is neither. */
export function readFingerprint(written: string): string | null {
  const text = written.trim();
  if (/^SHA256:[A-Za-z0-9+/]{43}=?$/.test(text)) return text.replace(/=$/, '');
  const [type = '', base64 = ''] = text.split(/\s+/);
  const blob = Buffer.from(base64, 'base64');
  return type !== '' && blob.toString('latin1', 4, 4 + type.length) === type ? formatSshFingerprint(blob) : null;
}
