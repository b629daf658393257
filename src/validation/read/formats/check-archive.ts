import { inflateRawSync } from 'node:zlib';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';

/** What the parts of an office document may be together when they are unpacked, in bytes, and how many they may be. */
const largest = 200_000_000;
const mostParts = 5000;

/** A part of an office document: where it begins, and how long it is. */
export interface ArchivePart {
  readonly name: string;
  readonly isPacked: boolean;
  readonly length: number;
  readonly offset: number;
}

/**
 * Looks at the directory of an archive before anything in it is unpacked: a few kilobytes may unpack to more than the memory holds. Throws `CannotGoOn` for
 * one that is damaged, too large, or protected.
 */
export function checkArchive(bytes: Uint8Array, file: string, format: 'xlsx' | 'docx'): readonly ArchivePart[] {
  const parts: ArchivePart[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = () =>
    new CannotGoOn(`\`${file}\` is damaged: it is no whole .${format} file.`, {
      hint: 'Open it in the program that made it and save it again.',
    });
  const end = findEnd(view);
  if (end < 0) throw damaged();
  const count = view.getUint16(end + 10, true);
  let offset = view.getUint32(end + 16, true);
  let total = 0;
  if (count > mostParts) throw new CannotGoOn(`\`${file}\` has more than ${mostParts} parts.`, { hint: 'Save it anew, without pictures.' });
  for (let index = 0; index < count; index += 1) {
    if (offset + 46 > view.byteLength || view.getUint32(offset, true) !== 0x02014b50) throw damaged();
    if ((view.getUint16(offset + 8, true) & 1) === 1)
      throw new CannotGoOn(`\`${file}\` is protected by a password.`, { hint: 'Save a copy without a password and import that.' });
    total += view.getUint32(offset + 24, true);
    const nameEnd = offset + 46 + view.getUint16(offset + 28, true);
    parts.push({
      name: new TextDecoder().decode(bytes.subarray(offset + 46, nameEnd)),
      isPacked: view.getUint16(offset + 10, true) === 8,
      length: view.getUint32(offset + 20, true),
      offset: view.getUint32(offset + 42, true),
    });
    offset += 46 + view.getUint16(offset + 28, true) + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true);
  }
  if (total > largest)
    throw new CannotGoOn(`\`${file}\` unpacks to more than 200 MB.`, { hint: 'Import a part of it, or save it without pictures.' });
  return parts;
}

/** The text of a part of an archive; empty for one that is damaged, or longer than `longest` bytes. */
export function readPart(bytes: Uint8Array, { offset, length, isPacked }: ArchivePart, longest: number): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > view.byteLength) return '';
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.subarray(start, start + length);
  try {
    return new TextDecoder().decode(isPacked ? inflateRawSync(packed, { maxOutputLength: longest }) : packed);
  } catch {
    return '';
  }
}

function findEnd(view: DataView): number {
  for (let offset = view.byteLength - 22; offset >= Math.max(0, view.byteLength - 66_000); offset -= 1) {
    if (view.getUint32(offset, true) === 0x06054b50) return offset;
  }
  return -1;
}
