import { parse } from 'yaml';

/** The value of a fragment in YAML; undefined where it is none. Aliases are not followed, so that a small file stays small. */
export function parseFragmentYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0, logLevel: 'silent', prettyErrors: false });
  } catch {
    return undefined;
  }
}

/** The fields of a mapping; none for anything else. */
export function listFields(value: unknown): readonly (readonly [name: string, value: unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** The texts of a value that is one text or a list of them. */
export function listTexts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string' && each.trim() !== '');
}

/** The numbers of a value that is a number, a text with numbers, or a list of them. */
export function listNumbers(value: unknown): readonly number[] {
  return (Array.isArray(value) ? value : [value]).flatMap((each) => {
    const number = typeof each === 'number' ? each : typeof each === 'string' ? Number(/^\D{0,200}?(\d{1,9})$/.exec(each.trim())?.[1]) : 0;
    return Number.isSafeInteger(number) && number > 0 ? [number] : [];
  });
}
