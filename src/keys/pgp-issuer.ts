/**
 * Who an armoured PGP signature says made it: the fingerprint or the key id in capital hexadecimal digits, found without any PGP library
 * (RFC 9580, clauses 4.2, 5.2.2, 5.2.3.7). Null when it does not tell, or cannot be read. A claim: nothing is verified.
 */
export function parsePgpIssuer(armour: string): string | null {
  const packet = parseSignaturePacket(decodeArmour(armour));
  if (packet === null) return null;
  if (packet[0] === 3) return packet.length >= 15 ? formatHex(packet.subarray(7, 15)) : null;
  if (packet[0] !== 4 || packet.length < 10) return null;
  const hashedEnd = 6 + packet.readUInt16BE(4);
  if (hashedEnd + 2 > packet.length) return null;
  const hashed = packet.subarray(6, hashedEnd);
  const unhashed = packet.subarray(hashedEnd + 2, hashedEnd + 2 + packet.readUInt16BE(hashedEnd));
  const subpackets = [...listSubpackets(hashed), ...listSubpackets(unhashed)];
  const fingerprint = subpackets.find(({ type, content }) => type === 33 && content.length > 1);
  if (fingerprint !== undefined) return formatHex(fingerprint.content.subarray(1));
  const keyId = subpackets.find(({ type, content }) => type === 16 && content.length === 8);
  return keyId === undefined ? null : formatHex(keyId.content);
}

function decodeArmour(armour: string): Buffer {
  const lines = armour.replaceAll('\r', '').split('\n');
  const start = lines.findIndex((line) => line.trim() === '');
  const end = lines.findIndex((line, index) => index > start && /^(?:=|-----)/.test(line));
  return Buffer.from(lines.slice(start + 1, end < 0 ? lines.length : end).join(''), 'base64');
}

/** The body of the first packet when that is a signature. */
function parseSignaturePacket(bytes: Buffer): Buffer | null {
  const tag = bytes[0] ?? 0;
  if (tag >= 0xc0) {
    const length = parseLength(bytes, 1);
    return tag === 0xc2 && length !== null ? bytes.subarray(length.next, length.next + length.value) : null;
  }
  if (tag >> 2 !== 0x22) return null;
  const size = [1, 2, 4][tag & 3];
  if (size === undefined || bytes.length < 1 + size) return null;
  return bytes.subarray(1 + size, 1 + size + bytes.readUIntBE(1, size));
}

function listSubpackets(bytes: Buffer): readonly { readonly type: number; readonly content: Buffer }[] {
  const found: { readonly type: number; readonly content: Buffer }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = parseLength(bytes, at);
    if (length === null || length.value === 0) return found;
    const content = bytes.subarray(length.next, length.next + length.value);
    // The highest bit says that the subpacket is critical, not which it is.
    found.push({ type: (content[0] ?? 0) & 0x7f, content: content.subarray(1) });
    at = length.next + length.value;
  }
  return found;
}

/** A length in one, two or five bytes; null where the bytes end, or for a partial length, which no signature has. */
function parseLength(bytes: Buffer, at: number): { readonly value: number; readonly next: number } | null {
  const first = bytes[at] ?? 255;
  if (first < 192) return { value: first, next: at + 1 };
  if (first < 224 && at + 1 < bytes.length) return { value: ((first - 192) << 8) + (bytes[at + 1] ?? 0) + 192, next: at + 2 };
  return first === 255 && at + 5 <= bytes.length ? { value: bytes.readUInt32BE(at + 1), next: at + 5 } : null;
}

function formatHex(bytes: Buffer): string {
  return bytes.toString('hex').toUpperCase();
}
