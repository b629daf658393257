/** Finds the place of an id among ids that stand one after the other as bytes; -1 for one that is not there. */
export type FindId = (id: string) => number;

/** Prepares finding ids. Their first bytes lead to a place in a table, so that no text is made of any of them. */
export function tabulateIds(ids: Uint8Array, idLength: number): FindId {
  const count = idLength === 0 ? 0 : ids.length / idLength;
  const mask = 2 ** Math.ceil(Math.log2(2 * count + 2)) - 1;
  // Holds places from 1 on, since 0 is an empty one.
  const table = new Int32Array(mask + 1);
  for (let place = 0; place < count; place += 1) {
    let at = beginningOf(ids, place * idLength) & mask;
    while (table[at] !== 0) at = (at + 1) & mask;
    table[at] = place + 1;
  }
  return (id) => {
    if (id.length !== 2 * idLength || !/^[0-9a-f]*$/.test(id)) return -1;
    const wanted = Buffer.from(id, 'hex');
    let at = beginningOf(wanted, 0) & mask;
    for (let found = table[at] ?? 0; found > 0; found = table[at] ?? 0) {
      if (isAt(ids, (found - 1) * idLength, wanted)) return found - 1;
      at = (at + 1) & mask;
    }
    return -1;
  };
}

function beginningOf(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 24) ^ ((bytes[at + 1] ?? 0) << 16) ^ ((bytes[at + 2] ?? 0) << 8) ^ (bytes[at + 3] ?? 0);
}

function isAt(ids: Uint8Array, start: number, wanted: Uint8Array): boolean {
  for (let at = 0; at < wanted.length; at += 1) if (ids[start + at] !== wanted[at]) return false;
  return true;
}

/** The order of two of them as texts. */
export function compareIdBytes(ids: Uint8Array, idLength: number, left: number, right: number): number {
  for (let at = 0; at < idLength; at += 1) {
    const difference = (ids[left * idLength + at] ?? 0) - (ids[right * idLength + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
