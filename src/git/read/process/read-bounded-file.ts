import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';

/**
 * Reads a plain file of at most so many bytes, and nothing else: a pipe would never end, and a device may not either. What is not there is an error of the system; what is no file or too large is a `CannotGoOn`.
 */
export async function readBoundedFile(file: string, most: number): Promise<Buffer> {
  // Without waiting for somebody to write into a pipe.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new CannotGoOn(`\`${file}\` is no file.`, { hint: 'Put a file in its place.' });
    if (found.size > most)
      throw new CannotGoOn(`\`${file}\` is larger than ${most} bytes.`, { hint: 'Make it smaller; what belongs elsewhere can be linked.' });
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(found.size), position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
