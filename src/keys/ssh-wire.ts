/** A string of the SSH wire format (RFC 4251, clause 5): its length in four bytes, then its bytes. */
export function formatSshString(value: string | Uint8Array): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** A place in bytes of the SSH wire format, from which parts are taken in order. Each `take` throws `RangeError` when there is too little left. */
export interface SshCursor {
  readonly takeBytes: (length: number) => Buffer;
  readonly takeNumber: () => number;
  readonly takeString: () => Buffer;
  /** True when everything was taken. */
  readonly isAtEnd: () => boolean;
}

/** Begins to take parts from bytes of the SSH wire format. */
export function parseSshWire(bytes: Uint8Array): SshCursor {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const takeBytes = (length: number): Buffer => {
    if (length > buffer.length - at) throw new RangeError('Unexpected end of bytes.');
    at += length;
    return buffer.subarray(at - length, at);
  };
  const takeNumber = (): number => takeBytes(4).readUInt32BE();
  return { takeBytes, takeNumber, takeString: () => takeBytes(takeNumber()), isAtEnd: () => at === buffer.length };
}
