import type { FilePrint, PatchPrint } from './patch-print.ts';

/** Reads what `git diff-tree --stdin -p` prints, as it comes. */
export interface PatchReader {
  readonly push: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

/** Most changed lines that are read of one commit. */
const most = 20_000;
const plus = 43;
const minus = 45;
const blank = 32;
const backslash = 92;
const at = 64;

/**
 * Reads patches of commits that come in a known order, and hands each to `take` when it is over. Lines are compared as bytes, so that no text of a
 * patch needs decoding but paths and what `onLine` is told.
 */
export function readPatches(
  commits: readonly string[],
  take: (sha: string, print: PatchPrint) => void,
  onLine?: (sha: string, line: string) => void,
): PatchReader {
  const places = new Map(commits.map((sha, place) => [sha, place]));
  const length = commits[0]?.length ?? 0;
  let current = -1;
  let patch: OpenPatch | null = null;
  let rest: Uint8Array = new Uint8Array(0);
  const finish = (): void => {
    const sha = commits[current];
    if (patch && sha !== undefined) take(sha, closePatch(patch));
    patch = null;
  };
  const line = (bytes: Uint8Array): void => {
    if (bytes.length === length && (patch === null || !patch.inHunk())) {
      // Merges and commits that change nothing may be left out by git.
      const place = places.get(decode(bytes)) ?? -1;
      if (place > current) {
        finish();
        current = place;
        patch = openPatch();
        return;
      }
    }
    if (patch === null) return;
    if (onLine) onLine(commits[current] ?? '', decode(bytes));
    patch.read(bytes);
  };
  return {
    push: (bytes) => {
      let start = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
        const piece = bytes.subarray(start, end);
        line(rest.length === 0 ? piece : join(rest, piece));
        rest = rest.length === 0 ? rest : new Uint8Array(0);
        start = end + 1;
      }
      // A line of megabytes is not worth keeping in full.
      if (start < bytes.length && rest.length < 1 << 20) rest = join(rest, bytes.subarray(start));
    },
    end: () => {
      if (rest.length > 0) line(rest);
      finish();
    },
  };
}

interface OpenPatch {
  readonly read: (line: Uint8Array) => void;
  readonly inHunk: () => boolean;
  readonly exact: Rolling;
  readonly loose: Rolling;
  readonly files: { path: string; lines: number[] }[];
  readonly markers: { path: string; line: number }[];
  readonly isCut: () => boolean;
}

function openPatch(): OpenPatch {
  const exact = startRolling();
  const loose = startRolling();
  const files: { path: string; lines: number[] }[] = [];
  const markers: { path: string; line: number }[] = [];
  let removedLeft = 0;
  let addedLeft = 0;
  let place = 0;
  let count = 0;
  const read = (line: Uint8Array): void => {
    const file = files.at(-1);
    if (file && (removedLeft > 0 || addedLeft > 0)) {
      const sign = line[0] ?? blank;
      if (sign === backslash) return;
      const hash = hashLine(line, sign);
      if (sign !== plus) removedLeft -= 1;
      if (sign !== minus) addedLeft -= 1;
      exact.add(hash);
      if (sign === plus || sign === minus) {
        loose.add(hash);
        count += 1;
        if (count <= most) file.lines.push(hash);
        if (sign === plus && isConflictMarker(line) && markers.at(-1)?.path !== file.path) markers.push({ path: file.path, line: place });
      }
      if (sign !== minus) place += 1;
      return;
    }
    if (line[0] === at) {
      const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(decode(line.subarray(0, 100)));
      if (!hunk) return;
      removedLeft = Number(hunk[1] ?? 1);
      addedLeft = Number(hunk[3] ?? 1);
      place = Number(hunk[2]);
      return;
    }
    if (line[0] === backslash) return;
    const text = decode(line.subarray(0, 4000));
    if (text.startsWith('diff --git ')) {
      const path = pathOfHeader(text);
      files.push({ path, lines: [] });
      const hash = hashText(path);
      exact.add(hash);
      loose.add(hash);
    } else if (file && text.startsWith('index ')) object = /\.\.([0-9a-f]+)/.exec(text)?.[1] ?? '';
    else if (file && text.startsWith('Binary files ')) {
      // Of a binary file its object tells whether two are equal.
      const hash = hashText(object);
      exact.add(hash);
      loose.add(hash);
      file.lines.push(hash);
    } else if (file && /^(?:new|deleted) file mode|^(?:old|new) mode/.test(text)) {
      const hash = hashText(text);
      exact.add(hash);
      loose.add(hash);
    }
  };
  let object = '';
  return { read, inHunk: () => removedLeft > 0 || addedLeft > 0, exact, loose, files, markers, isCut: () => count > most };
}

function closePatch({ exact, loose, files, markers, isCut }: OpenPatch): PatchPrint {
  const sorted: FilePrint[] = files.map(({ path, lines }) => ({ path, lines: lines.sort((left, right) => left - right) }));
  return { exact: exact.digest(), loose: loose.digest(), files: sorted, markers: markers.slice(0, 20), cut: isCut() };
}

/** The path of a file from the first line of its part (`diff --git …`); both sides are equal where nothing is renamed. */
export function pathOfHeader(text: string): string {
  const rest = text.slice('diff --git '.length);
  const half = (rest.length - 1) / 2;
  const first = rest.slice(0, half);
  return first.startsWith('"') ? first.slice(3, -1) : first.slice(2);
}

const opening = '<<<<<<< ';
const closing = '>>>>>>> ';

function isConflictMarker(line: Uint8Array): boolean {
  const first = line[1];
  if (first !== 60 && first !== 62) return false;
  return startsWith(line, first === 60 ? opening : closing);
}

function startsWith(line: Uint8Array, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (line[index + 1] !== text.charCodeAt(index)) return false;
  return true;
}

interface Rolling {
  readonly add: (hash: number) => void;
  readonly digest: () => string;
}

/** 64 bits over a sequence of numbers. */
function startRolling(): Rolling {
  let one = 0x811c9dc5;
  let two = 0x2f0b4c47;
  return {
    add: (hash) => {
      one = Math.imul(one ^ hash, 0x01000193);
      two = Math.imul(two ^ (hash + 0x9e3779b9), 0x85ebca6b);
      two ^= two >>> 13;
    },
    digest: () => `${(one >>> 0).toString(16).padStart(8, '0')}${(two >>> 0).toString(16).padStart(8, '0')}`,
  };
}

/** A number for a line with its sign, white space left out. */
function hashLine(line: Uint8Array, sign: number): number {
  let hash = Math.imul(0x811c9dc5 ^ sign, 0x01000193);
  for (let index = 1; index < line.length; index += 1) {
    const byte = line[index] ?? 0;
    if (byte === blank || (byte >= 9 && byte <= 13)) continue;
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}

/** A number for a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

const utf8 = new TextDecoder();

function decode(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

function join(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}
