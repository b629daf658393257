import type { Site } from '../load-site.ts';

const key = Symbol.for('docket.site');

/** Puts what every page shows, and what capabilities add to the pages of others, where the pages of this process find it. */
export function holdSite(site: Site): void {
  Reflect.set(globalThis, key, site);
}

/** Source of `virtual:docket/site`; it never varies. */
export const heldSiteModule = `
const held = () => globalThis[Symbol.for('docket.site')];
export function site() { return held().frame; }
export function slots() { return held().slots; }
export function explanations() { return held().explanations; }
`;
