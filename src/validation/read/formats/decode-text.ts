import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';

/** The text of a file in UTF-8 or UTF-16. Throws `CannotGoOn` for one that is empty, binary, or in another encoding. */
export function decodeText(bytes: Uint8Array, file: string): string {
  const utf16 = findUtf16(bytes);
  const text = utf16 === null ? decodeUtf8(bytes, file) : new TextDecoder(utf16).decode(bytes);
  if (text.replace(/^\uFEFF/, '').trim() === '') throw new CannotGoOn(`\`${file}\` is empty.`, { hint: 'Name another file.' });
  if (text.slice(0, 100_000).includes('\0')) throw isBinary(file);
  return text.replace(/^\uFEFF/, '');
}

/** UTF-16 says so by its first two bytes; without them, every other byte of plain text is nought. */
function findUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 400);
  if (sample.length < 8 || sample.length % 2 !== 0) return null;
  const noughts = [0, 1].map((parity) => sample.filter((byte, index) => index % 2 === parity && byte === 0).length / (sample.length / 2));
  if ((noughts[1] ?? 0) > 0.7 && noughts[0] === 0) return 'utf-16le';
  return (noughts[0] ?? 0) > 0.7 && noughts[1] === 0 ? 'utf-16be' : null;
}

function decodeUtf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    if (bytes.subarray(0, 4000).includes(0)) throw isBinary(file);
    throw new CannotGoOn(`\`${file}\` is not in UTF-8.`, { hint: 'Save it as UTF-8 and import it again.', cause });
  }
}

function isBinary(file: string): CannotGoOn {
  return new CannotGoOn(`\`${file}\` is a binary file, not text.`, {
    hint: 'Import Markdown, HTML, .csv, .tsv, .xlsx, .docx, .feature or a GitHub issue form.',
  });
}
