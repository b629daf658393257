import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';

/** What stands before the 32 secret bytes of an ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Derives an ed25519 key from a name. It is for the example alone and protects nothing: everyone who reads this can make it.
 * So no private key is stored anywhere, and the example's signatures are the same on every machine.
 */
export function deriveDemoKey(name: string): KeyObject {
  const secret = createHash('sha256').update(`Docket demo key, not a secret: ${name}`).digest();
  return createPrivateKey({ key: Buffer.concat([pkcs8, secret]), format: 'der', type: 'pkcs8' });
}
