/** Whether a text can be the identifier of a step: one word, or `Step 3`. */
export function isIdentifier(text: string): boolean {
  return text.length <= 64 && /^[\p{L}\p{N}][\p{L}\p{N}._/#-]*$/u.test(text);
}

/** An identifier at the head of the words of a step, such as `OQ-12: Sign in`, and the words without it. */
export function takeIdentifier(text: string): { readonly id: string | null; readonly rest: string } {
  // `TC001: Sign in` has no dash in front of its number, and a colon behind it.
  const bare = /^([A-Z]{2,6}\d{2,}[a-z]?)\s*:\s+(?=\S)(.*)$/s.exec(text);
  const match = bare ?? /^([A-Z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*[-_.]\d+[a-z]?)(?:\s*[:.)\]–—|]\s*|\s+-\s+|\s+)(?=\S)(.*)$/s.exec(text);
  return match === null || (match[1] ?? '').length > 64 ? { id: null, rest: text } : { id: match[1] ?? null, rest: match[2] ?? '' };
}

/** The identifier and the title that a heading gives its step: `Test Step 2: Sign in`, `IQ-001: Version`, `4.1 Sign in`. */
export function readHeading(text: string): { readonly id: string | null; readonly title: string } {
  const step = /^(?:test\s+)?(?:step|case|test)\s*#?\s*(\d+[a-z]?(?:\.\d+)*)\s*(?:[:.)–—-]\s*|$)(.*)$/is.exec(text);
  if (step !== null) return { id: step[1] ?? null, title: step[2] ?? '' };
  const { id, rest } = takeIdentifier(text);
  if (id !== null) return { id, title: rest };
  const whole = /^(?:[A-Z][A-Za-z0-9]*-)+\d+[a-z]?$/.exec(text);
  if (whole !== null) return { id: text, title: '' };
  return { id: null, title: text.replace(/^\d+(?:\.\d+)*[.:)]?\s+/, '') };
}
