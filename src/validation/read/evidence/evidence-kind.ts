import type { Evidence } from '../../schema/records/evidence.ts';

type Kind = Evidence['kind'];

/** What files begin with, by kind; the offset is where it stands. */
const beginnings: readonly { readonly kind: Kind; readonly at: number; readonly bytes: string }[] = [
  { kind: 'image', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'image', at: 0, bytes: '\xff\xd8\xff' },
  { kind: 'image', at: 0, bytes: 'GIF87a' },
  { kind: 'image', at: 0, bytes: 'GIF89a' },
  { kind: 'image', at: 8, bytes: 'WEBP' },
  { kind: 'image', at: 4, bytes: 'ftypavif' },
  { kind: 'pdf', at: 0, bytes: '%PDF-' },
  { kind: 'video', at: 0, bytes: '\x1a\x45\xdf\xa3' },
  { kind: 'video', at: 4, bytes: 'ftyp' },
];

/** Endings that promise a kind: a file of another content is then neither. */
const promises: ReadonlyMap<string, Kind> = new Map([
  ...['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif'].map((ending) => [ending, 'image'] as const),
  ['pdf', 'pdf'],
  ...['mp4', 'webm', 'mkv', 'mov'].map((ending) => [ending, 'video'] as const),
]);

/**
 * What a file is by what it begins with, not by its name alone; `expected` is set when its name promises another kind. Texts are told by their
 * bytes: no zero byte and UTF-8. SVG and JUnit are texts here; who reads them whole tells.
 */
export function tellEvidenceKind(name: string, start: Uint8Array): { readonly kind: Kind; readonly expected: Kind | null } {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const head = Buffer.from(start.subarray(0, 16)).toString('latin1');
  const binary = beginnings.find(({ at, bytes }) => head.startsWith(bytes, at))?.kind;
  const kind = binary ?? (isText(start) ? (ending === 'json' ? 'json' : 'text') : 'other');
  const promised = promises.get(ending) ?? null;
  return promised === null || promised === kind ? { kind, expected: null } : { kind: 'other', expected: promised };
}

function isText(start: Uint8Array): boolean {
  // A character that the last bytes begin and do not end is none that is wrong.
  return !start.includes(0) && !Buffer.from(start).toString('utf8').slice(0, -4).includes('\ufffd');
}
