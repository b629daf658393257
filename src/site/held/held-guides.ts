import type { SearchedGuide } from '../../book/schema/search-document.ts';

const key = Symbol.for('docket.guides');

/** The guides, once Astro has read them: only it can. */
export type HeldGuides = Promise<readonly SearchedGuide[]>;

/** Says whether the site has guides, and gives them when their page has told which. */
export function holdGuides(there: boolean): HeldGuides {
  const { promise, resolve } = Promise.withResolvers<readonly SearchedGuide[]>();
  Reflect.set(globalThis, key, there ? resolve : undefined);
  if (!there) resolve([]);
  return promise;
}

/** Source of `virtual:docket/guides`; it never varies. */
export const heldGuidesModule = `
const key = Symbol.for('docket.guides');
export function hasGuides() { return globalThis[key] !== undefined; }
export function tellGuides(guides) { globalThis[key]?.(guides); }
`;
