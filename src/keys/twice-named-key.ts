const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** Finds the first key that an object of a JSON text holds twice, which `JSON.parse` would pass over; null when there is none. The text is valid JSON. */
export function findTwiceNamedKey(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  let string = '';
  for (const [found] of json.matchAll(token)) {
    if (found === '{') open.push(new Set());
    else if (found === '[') open.push(null);
    else if (found === '}' || found === ']') open.pop();
    else if (found === ':') {
      const key: unknown = JSON.parse(string);
      const keys = open.at(-1);
      if (typeof key !== 'string' || !keys) continue;
      if (keys.has(key)) return key;
      keys.add(key);
    } else if (found !== ',') string = found;
  }
  return null;
}
