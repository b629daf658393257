/** What a tree names. */
export interface TreeEntry {
  readonly name: string;
  /** Its object where it is a folder. */
  readonly tree: string | null;
}

/** A tree as git keeps it: of each entry mode, space, name, NUL and the `idLength` bytes of its id. Null where git would read it no further, either. */
export function parseTreeObject(bytes: Buffer, idLength: number): readonly TreeEntry[] | null {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const end = bytes.indexOf(0, space);
    const mode = bytes.toString('latin1', at, space);
    const next = end + 1 + idLength;
    if (space < 0 || end <= space + 1 || next > bytes.length || !/^[0-7]{1,7}$/.test(mode)) return null;
    const isFolder = (Number.parseInt(mode, 8) & 0o170000) === 0o040000;
    entries.push({ name: bytes.toString('utf8', space + 1, end), tree: isFolder ? bytes.toString('hex', end + 1, next) : null });
    at = next;
  }
  return entries;
}
