import { addPosting, digitCodes, endPostings, noPostings, type WrittenPostings } from './postings.ts';

const blockSize = 16;
/** The rest of a block says where the next one is. */
const inBlock = blockSize - 4;

/** One list of ascending numbers among many. */
export interface PostingList extends WrittenPostings {
  readonly first: number;
  end: number;
}

/** Many lists that grow in turns. */
export interface PostingLists {
  readonly open: () => PostingList;
  /** Adds a number that is larger than all before, or the last one again, which changes nothing. */
  readonly add: (list: PostingList, number: number) => void;
  /** A list as `formatPostings` writes it. */
  readonly format: (list: PostingList) => string;
}

/**
 * Keeps lists as they will be written, in blocks of one array: about a byte and a half for each number, where arrays of numbers take ten times as
 * much, and leave twice as much behind while they grow.
 */
export function createPostingLists(): PostingLists {
  let bytes = new Uint8Array(2 ** 16);
  let view = new DataView(bytes.buffer);
  let used = 0;
  let joined = new Uint8Array(2 ** 10);

  function takeBlock(): number {
    if (used === bytes.length) {
      bytes = twiceAsLong(bytes);
      view = new DataView(bytes.buffer);
    }
    const block = used;
    used += blockSize;
    return block;
  }

  let writing: PostingList;
  function put(value: number): void {
    if (writing.end % blockSize === inBlock) {
      const next = takeBlock();
      view.setUint32(writing.end, next);
      writing.end = next;
    }
    bytes[writing.end++] = digitCodes[value] ?? 0;
  }

  return {
    open() {
      const first = takeBlock();
      return { ...noPostings, first, end: first };
    },
    add(list, number) {
      writing = list;
      addPosting(list, number, put);
    },
    format(list) {
      writing = list;
      endPostings(list, put);
      let length = 0;
      for (let at = list.first; at !== list.end; ) {
        if (length === joined.length) joined = twiceAsLong(joined);
        joined[length++] = bytes[at++] ?? 0;
        if (at !== list.end && at % blockSize === inBlock) at = view.getUint32(at);
      }
      // In one go: a text that grows by a character leaves its old self behind each time.
      return decoder.decode(joined.subarray(0, length));
    },
  };
}

const decoder = new TextDecoder();

function twiceAsLong(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(bytes.length * 2);
  longer.set(bytes);
  return longer;
}
