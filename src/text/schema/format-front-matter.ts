/** A value of front matter; what is undefined or null is left out. */
export type FrontMatterValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly FrontMatterValue[]
  | { readonly [key: string]: FrontMatterValue };

/** YAML front matter with its two fences. A version such as `2.10` stays a text, for it would be read as the number 2.1. */
export function formatFrontMatter(value: { readonly [key: string]: FrontMatterValue }): string {
  return ['---', ...formatMap(value), '---', ''].join('\n');
}

function formatMap(map: { readonly [key: string]: FrontMatterValue }): string[] {
  return Object.entries(map).flatMap(([key, value]) => formatEntry(`${key}:`, value));
}

function formatEntry(key: string, value: FrontMatterValue): string[] {
  if (value === undefined || value === null) return [];
  if (isList(value)) {
    const entries = value.flatMap((one) => formatEntry('-', one));
    return entries.length === 0 ? [`${key} []`] : [key, ...entries.map(indent)];
  }
  if (typeof value !== 'object') return [`${key} ${formatScalar(value)}`];
  const entries = formatMap(value);
  const [first = '{}', ...rest] = entries;
  if (key === '-') return [`- ${first}`, ...rest.map(indent)];
  return entries.length === 0 ? [] : [key, ...entries.map(indent)];
}

function indent(line: string): string {
  return `  ${line}`;
}

function isList(value: FrontMatterValue): value is readonly FrontMatterValue[] {
  return Array.isArray(value);
}

function formatScalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const plain = /^[\p{L}/][\p{L}\p{N} _./+@()'-]*$/u.test(value) && !/ $|^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return plain || /^\d{4}-\d{2}-\d{2}$|^sha256:[0-9a-f]{64}$/.test(value)
    ? value
    : JSON.stringify(value.toWellFormed()).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
