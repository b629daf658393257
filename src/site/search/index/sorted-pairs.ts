/** Documents fit in this many values: what is left of a double when a key takes 32 bits. */
const room = 2 ** 21;
const largestKey = 2 ** 32 - 1;

/** Keys of up to 32 bits with the documents that they lead to, for columns in which nearly every key is found once. */
export interface SortedPairs {
  /** Documents are added in ascending order. A key of more than 32 bits is left out. */
  readonly add: (key: number, document: number) => void;
  /** Keys in ascending order, each with its documents in ascending order. */
  readonly list: () => Generator<readonly [key: number, documents: readonly number[]]>;
}

/** Packs each pair into one number, which sorts many times faster than a map of strings. */
export function createSortedPairs(): SortedPairs {
  let packed = new Float64Array(1024);
  let length = 0;
  return {
    add(key, document) {
      if (key > largestKey) return;
      if (document >= room) throw new Error(`Unexpected document ${document} in the search index, expected fewer than ${room}.`);
      if (length === packed.length) {
        const larger = new Float64Array(length * 2);
        larger.set(packed);
        packed = larger;
      }
      packed[length++] = key * room + document;
    },
    *list() {
      const sorted = packed.slice(0, length).sort();
      let key = -1;
      let documents: number[] = [];
      for (const pair of sorted) {
        const next = Math.floor(pair / room);
        const document = pair % room;
        if (next !== key) {
          if (key >= 0) yield [key, documents];
          key = next;
          documents = [document];
        } else if (documents[documents.length - 1] !== document) documents.push(document);
      }
      if (key >= 0) yield [key, documents];
    },
  };
}
