import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { formatSshString } from './ssh-wire.ts';

/** What to sign, for what purpose, with which Ed25519 private key. */
export interface SshSigning {
  readonly key: KeyObject;
  readonly namespace: string;
  readonly message: string | Uint8Array;
}

/** Makes an armoured SSH signature (SSHSIG, OpenSSH's PROTOCOL.sshsig) that `ssh-keygen -Y verify` accepts. The same input gives the same bytes. */
export function signSsh({ key, namespace, message }: SshSigning): string {
  const parts = [formatSshString(namespace), formatSshString(''), formatSshString('sha512')];
  const digest = createHash('sha512').update(message).digest();
  const signature = sign(null, Buffer.concat([Buffer.from('SSHSIG'), ...parts, formatSshString(digest)]), key);
  const version = Buffer.from([0, 0, 0, 1]);
  const blob = Buffer.concat([
    Buffer.from('SSHSIG'),
    version,
    formatSshString(formatSshPublicBlob(key)),
    ...parts,
    formatSshString(Buffer.concat([formatSshString('ssh-ed25519'), formatSshString(signature)])),
  ]);
  const lines = blob.toString('base64').match(/.{1,70}/g) ?? [];
  return `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`;
}

/** The public half of an Ed25519 key as it stands in `allowed_signers`: `ssh-ed25519 AAAA…`. */
export function formatSshPublicKey(key: KeyObject): string {
  return `ssh-ed25519 ${formatSshPublicBlob(key).toString('base64')}`;
}

/** The public half of an Ed25519 key in wire format. */
export function formatSshPublicBlob(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError(`Unexpected key of type ${key.asymmetricKeyType}, expected ed25519.`);
  const { x = '' } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  return Buffer.concat([formatSshString('ssh-ed25519'), formatSshString(Buffer.from(x, 'base64url'))]);
}
