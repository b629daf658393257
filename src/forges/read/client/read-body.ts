/** Largest answer in bytes: a page of a hundred pull requests with long descriptions has about ten million. */
const largest = 64 * 1024 * 1024;

/** Reads the text of an answer, and fails when it is larger than any page is. */
export async function readBody(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > largest) throw new RangeError('its answer is larger than 64 MB');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
