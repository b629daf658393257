/** Longest title in characters; what is longer ends in an ellipsis. */
export const longestTitle = 300;
/** Longest note or message in characters. */
export const longestNote = 4000;

const suspicious = /[^\x20-\x7e\n]/;
/** Whether a text may be other than a plain line; nearly all titles are one. */
const untidy = /[^\x20-\x7e]| {2}|^ | $/;
/** Control characters but the line feed, and the two separators that end lines as well. */
const controls = /(?:[^\P{Cc}\n]|[\u2028\u2029])+/gu;
// Direction marks and invisible characters can make a text read as another one than it is (CVE-2021-42574).
const invisible = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;

/** Whether a text holds characters that cannot be seen or that turn its direction. */
export function hasInvisible(text: string): boolean {
  return suspicious.test(text) && text.search(invisible) >= 0;
}

/** A text of lines without control, direction and invisible characters, of a bounded length. */
export function plainLines(text: string, longest = longestNote): string {
  const clean = suspicious.test(text) ? text.replace(controls, ' ').replace(invisible, '').toWellFormed() : text;
  return clip(clean, longest);
}

/** A value of JSON whose texts, keys too, are without control, direction and invisible characters; of any length. */
export function plainValue(value: unknown): unknown {
  if (typeof value === 'string') return plainLines(value, Number.POSITIVE_INFINITY);
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [plainLines(key, Number.POSITIVE_INFINITY), plainValue(each)]));
}

/** The paths of the texts of a value that hold characters that cannot be seen or that turn their direction. */
export function listInvisible(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value === 'string') return hasInvisible(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((each, at) => listInvisible(each, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [
    ...(hasInvisible(key) ? [[...path, key]] : []),
    ...listInvisible(each, [...path, key]),
  ]);
}

/** One line without control, direction and invisible characters; blanks folded, of a bounded length. */
export function plainText(text: string, longest = longestTitle): string {
  return clip(untidy.test(text) ? tidy(text) : text, longest);
}

function tidy(text: string): string {
  const lines = plainLines(text, Number.POSITIVE_INFINITY);
  return isFolded(lines) ? lines : lines.replace(/\s+/g, ' ').trim();
}

function isFolded(text: string): boolean {
  return text.charCodeAt(0) !== 32 && text.charCodeAt(text.length - 1) !== 32 && !text.includes('\n') && !text.includes('  ');
}

function clip(text: string, longest: number): string {
  return text.length <= longest
    ? text
    : `${text
        .slice(0, longest - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')
        .trimEnd()}…`;
}
