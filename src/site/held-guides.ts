import type { SearchedGuide } from '../views/search/search-document.ts';

const key = Symbol.for('docket.guides');

/** Says whether the site has guides. Their page fills in which, since only Astro reads them. */
export function holdGuides(there: boolean): void {
  Reflect.set(globalThis, key, there ? [] : undefined);
}

/** The guides that were rendered, in the order of their list. */
export function heldGuides(): readonly SearchedGuide[] {
  const held: unknown = Reflect.get(globalThis, key);
  return Array.isArray(held) ? held : [];
}

/** Source of `virtual:docket/guides`; it never varies. */
export const heldGuidesModule = `
const key = Symbol.for('docket.guides');
export function hasGuides() { return globalThis[key] !== undefined; }
export function tellGuides(guides) { globalThis[key] = guides; }
`;
