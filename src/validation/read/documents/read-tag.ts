/** A tag of a component, as read. */
export interface ComponentTag {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string; readonly offset: number }[];
  readonly isClosed: boolean;
  /** Offset after the tag. */
  readonly end: number;
  /** Why it cannot be read; an expression in braces is told apart because it would run elsewhere. */
  readonly complaint: { readonly kind: 'shape' | 'expression'; readonly text: string } | null;
}

/** Longest tag in characters. */
const longest = 20_000;
const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };

/** Reads the tag that begins at an offset: a name, attributes in quotes or alone, `>` or `/>`. Takes time by the length of the tag alone. */
export function readTag(text: string, offset: number): ComponentTag {
  const part = text.slice(offset, offset + longest);
  const name = /^<([A-Z][A-Za-z]*)/.exec(part)?.[1] ?? '';
  const attributes: ComponentTag['attributes'][number][] = [];
  let index = name.length + 1;
  const fail = (kind: 'shape' | 'expression', complaint: string): ComponentTag => {
    const line = part.indexOf('\n', Math.min(index, part.length));
    return { name, attributes, isClosed: true, end: offset + (line < 0 ? part.length : line), complaint: { kind, text: complaint } };
  };
  const pattern = /\s*(?:(\/?>)|([A-Za-z][A-Za-z0-9-]*)(\s*=\s*)?)/y;
  for (;;) {
    pattern.lastIndex = index;
    const found = pattern.exec(part);
    if (found === null)
      return part.slice(index).trimStart().startsWith('{')
        ? fail('expression', 'an expression')
        : fail('shape', 'the tag does not end, or an attribute is no name');
    const [whole, end, attribute = '', equals] = found;
    const start = offset + index + (whole.length - whole.trimStart().length);
    index += whole.length;
    if (end !== undefined) return { name, attributes, isClosed: end === '/>', end: offset + index, complaint: null };
    if (attributes.some((one) => one.name === attribute)) return fail('shape', `the attribute \`${attribute}\` is there twice`);
    if (equals === undefined) {
      attributes.push({ name: attribute, value: 'yes', offset: start });
      continue;
    }
    const quote = part.charAt(index);
    if (quote === '{') return fail('expression', `${attribute}={…}`);
    const close = quote === '"' || quote === "'" ? part.indexOf(quote, index + 1) : -1;
    if (close < 0) return fail('shape', `the value of \`${attribute}\` does not stand in quotes`);
    attributes.push({ name: attribute, value: decode(part.slice(index + 1, close)), offset: start });
    index = close + 1;
  }
}

function decode(value: string): string {
  return value.replace(/&(amp|lt|gt|quot|apos|#39);/g, (_, name: string) => references[name] ?? '');
}
