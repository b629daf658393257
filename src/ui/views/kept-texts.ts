const texts = new WeakMap<object, Map<string, string>>();

/** Texts that are the same on many pages, by name; they live as long as what they were made from. */
export function keptTexts(source: object): Map<string, string> {
  const known = texts.get(source);
  if (known !== undefined) return known;
  const own = new Map<string, string>();
  texts.set(source, own);
  return own;
}
