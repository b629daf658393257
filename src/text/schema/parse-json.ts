/** What a text is as JSON; undefined for one that is none, which JSON never is. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
