import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { formatSshString } from '../../src/keys/ssh-wire.ts';

/** Kinds of keys that live on a security token. */
export const tokenTypes = ['sk-ssh-ed25519@openssh.com', 'sk-ecdsa-sha2-nistp256@openssh.com'] as const;

/** A key as a security token would hold it, made on the spot. */
export interface TokenKey {
  readonly type: (typeof tokenTypes)[number];
  readonly key: KeyObject;
  /** In wire format. */
  readonly publicBlob: Buffer;
}

export function makeTokenKey(type: TokenKey['type'], application = 'ssh:'): TokenKey {
  const isEcdsa = type.startsWith('sk-ecdsa');
  const key = isEcdsa ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : generateKeyPairSync('ed25519').privateKey;
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const parts = isEcdsa ? [formatSshString('nistp256'), formatSshString(point)] : [formatSshString(Buffer.from(x, 'base64url'))];
  return { type, key, publicBlob: Buffer.concat([formatSshString(type), ...parts, formatSshString(application)]) };
}

/** What a security token would sign, with its flags: 1 for touched, 4 for user verified. */
export function signWithToken({
  key: { type, key, publicBlob },
  namespace,
  message,
  hash = 'sha512',
  flags = 1,
}: {
  readonly key: TokenKey;
  readonly namespace: string;
  readonly message: Uint8Array;
  readonly hash?: 'sha256' | 'sha512';
  readonly flags?: number;
}): { readonly publicKey: string; readonly armour: string } {
  const head = [formatSshString(namespace), formatSshString(''), formatSshString(hash)];
  const signed = Buffer.concat([Buffer.from('SSHSIG'), ...head, formatSshString(createHash(hash).update(message).digest())]);
  const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();
  const flagsAndCounter = Buffer.from([flags, 0, 0, 0, 7]);
  const bytes = Buffer.concat([sha256('ssh:'), flagsAndCounter, sha256(signed)]);
  const isEcdsa = type.startsWith('sk-ecdsa');
  const raw = isEcdsa ? sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }) : sign(null, bytes, key);
  const value = isEcdsa ? Buffer.concat([positive(raw.subarray(0, 32)), positive(raw.subarray(32))]) : raw;
  const proof = Buffer.concat([formatSshString(type), formatSshString(value), flagsAndCounter]);
  const blob = Buffer.concat([Buffer.from('SSHSIG\0\0\0\x01'), formatSshString(publicBlob), ...head, formatSshString(proof)]);
  return { publicKey: `${type} ${publicBlob.toString('base64')}`, armour: armourOf(blob) };
}

/** A positive number of the wire format: no leading zeros, but one before a first bit that would make it negative. */
export function positive(number: Buffer): Buffer {
  const first = number.findIndex((byte) => byte !== 0);
  const rest = number.subarray(first < 0 ? number.length : first);
  return formatSshString((rest[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), rest]) : rest);
}

/** The armour of a signature's bytes. */
export function armourOf(blob: Uint8Array): string {
  const lines =
    Buffer.from(blob)
      .toString('base64')
      .match(/.{1,70}/g) ?? [];
  return `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`;
}

/** What a browser signs with a passkey for a page. */
export function signWithPasskey({
  key: { key, publicBlob },
  message,
  origin,
  application = 'ssh:',
  namespace = 'signoff@docket',
  flags = 5,
  more = {},
}: {
  readonly key: TokenKey;
  readonly message: Uint8Array;
  readonly origin: string;
  readonly application?: string;
  readonly namespace?: string;
  readonly flags?: number;
  readonly more?: Readonly<Record<string, string>>;
}): string {
  const head = [formatSshString(namespace), formatSshString(''), formatSshString('sha512')];
  const signed = Buffer.concat([Buffer.from('SSHSIG'), ...head, formatSshString(createHash('sha512').update(message).digest())]);
  const clientData = Buffer.from(
    JSON.stringify({ type: 'webauthn.get', challenge: signed.toString('base64url'), origin, crossOrigin: false, ...more }),
  );
  const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();
  const flagsAndCounter = Buffer.from([flags, 0, 0, 0, 9]);
  const raw = sign('sha256', Buffer.concat([sha256(application), flagsAndCounter, sha256(clientData)]), { key, dsaEncoding: 'ieee-p1363' });
  const value = Buffer.concat([positive(raw.subarray(0, 32)), positive(raw.subarray(32))]);
  const behind = [formatSshString(origin), formatSshString(clientData), formatSshString('')];
  const proof = Buffer.concat([
    formatSshString('webauthn-sk-ecdsa-sha2-nistp256@openssh.com'),
    formatSshString(value),
    flagsAndCounter,
    ...behind,
  ]);
  return armourOf(Buffer.concat([Buffer.from('SSHSIG\0\0\0\x01'), formatSshString(publicBlob), ...head, formatSshString(proof)]));
}
