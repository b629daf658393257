/** A step into a value: into a field of an object, or into all entries of a list, or those in which a field has a value. */
type Step =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'entries'; readonly field: string | null; readonly equals: string };

/** Where in a file a value stands. */
export type ValuePath = readonly Step[];

const mostValues = 20_000;
const stepShape = /(?:^|\.)(?:"((?:[^"\\]|\\.)*)"|([^.[\]"]+))|\[(?:([^\]=]+)=([^\]]*))?\]/y;

/** Reads `image_tag`, `images[].newTag`, `images[name=registry.example/web].newTag` and `"a.b".c`; null for what is no such path. */
export function parseValuePath(text: string): ValuePath | null {
  const steps: Step[] = [];
  stepShape.lastIndex = 0;
  while (stepShape.lastIndex < text.length) {
    const [whole, quoted, plain, field, equals = ''] = stepShape.exec(text) ?? [];
    if (whole === undefined) return null;
    if (quoted !== undefined) steps.push({ kind: 'field', name: quoted.replace(/\\(.)/gs, '$1') });
    else if (plain !== undefined) steps.push({ kind: 'field', name: plain.trim() });
    else steps.push({ kind: 'entries', field: field?.trim() ?? null, equals: equals.trim() });
  }
  return steps.length === 0 ? null : steps;
}

/** All that stands at a path, in the order of the file; at most 20,000 values. */
export function findValues(root: unknown, path: ValuePath): readonly unknown[] {
  let found: readonly unknown[] = [root];
  for (const step of path) found = found.flatMap((value) => takeStep(value, step)).slice(0, mostValues);
  return found;
}

/** The text of a value: of a text, a number, true or false; null for anything else, and for an empty text. */
export function textOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  return text === '' || text === '~' || text === 'null' ? null : text;
}

/** A value as an object with fields of its own; null for anything else. */
export function fieldsOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
}

function takeStep(value: unknown, step: Step): readonly unknown[] {
  if (step.kind === 'field') {
    const field = fieldOf(value, step.name);
    return field === undefined ? [] : [field];
  }
  if (!Array.isArray(value)) return [];
  const { field, equals } = step;
  return field === null ? value : value.filter((entry) => textOf(fieldOf(entry, field)) === equals);
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
