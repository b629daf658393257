/**
 * Takes out of a PDF of Chromium's what is different each time, so that the same page gives the same bytes: both dates become `instant`, and the ids of
 * the structure tree, which count all that the browser has looked at so far in whatever order, count from 1 as they come in the document. They stand outside
 * the compressed parts, and every length stays, and with it every offset of the file.
 */
export function settlePdf(pdf: Uint8Array, instant: string): Buffer {
  const digits = new Date(instant).toISOString().replace(/\D/g, '').slice(0, 14);
  const text = Buffer.from(pdf).toString('latin1');
  const ids = new Set([...text.matchAll(/\/ID (\(node\d{8}\))/g)].flatMap(([, id]) => id ?? []));
  const places = new Map([...ids].map((id, index) => [id, `(node${String(index + 1).padStart(8, '0')})`]));
  const settled = text.replace(/\(D:\d{14}\+00'00'\)/g, `(D:${digits}+00'00')`).replace(/\(node\d{8}\)/g, (id) => places.get(id) ?? id);
  return Buffer.from(sortNames(settled), 'latin1');
}

/** Puts the leaves of the tree of ids, which readers search in, in order again. */
function sortNames(text: string): string {
  return text.replace(
    /(\/Limits \[)[^\]]*(\]\n\/Names \[)((?:\(node\d{8}\) \d+ 0 R ?)+)\]/g,
    (leaf, limits: string, names: string, pairs: string) => {
      const sorted = (pairs.match(/\(node\d{8}\) \d+ 0 R/g) ?? []).sort();
      const [first = '', last = ''] = [sorted[0], sorted.at(-1)].map((pair) => pair?.slice(0, '(node00000001)'.length));
      const made = `${limits}${first} ${last}${names}${sorted.join(' ')}]`;
      return made.length === leaf.length ? made : leaf;
    },
  );
}
