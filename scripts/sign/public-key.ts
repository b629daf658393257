/** Parses a line of a public key file, `ssh-ed25519 AAAA… comment`, to the key in wire format; null when it is none. */
export function parsePublicKey(text: string): Buffer | null {
  const [type = '', base64 = ''] = text.trim().split(/\s+/);
  const blob = Buffer.from(base64, 'base64');
  return type !== '' && blob.toString('latin1', 4, 4 + type.length) === type ? blob : null;
}

/** Formats a key in wire format as a line of a public key file. */
export function formatPublicKey(blob: Buffer): string {
  return `${readKeyType(blob)} ${blob.toString('base64')}\n`;
}

/** The kind of a key in wire format: `ssh-ed25519`, `sk-ssh-ed25519@openssh.com`. */
export function readKeyType(blob: Buffer): string {
  return blob.toString('latin1', 4, 4 + blob.readUInt32BE(0));
}
