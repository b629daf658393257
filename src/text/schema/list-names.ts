/** Names as they stand in a sentence: `a`, `a and b`, `a, b and c`; or with another word before the last. */
export function listNames(names: readonly string[], last = 'and'): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}
