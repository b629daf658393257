/** Turns an address inside the site (`/portal/2.3.0/#pr-705`) into an href under the folder that the site is served from. */
export function atBase(base: string): (path: string) => string {
  const prefix = base.endsWith('/') ? base.slice(0, -1) : base;
  return (path) => (path.startsWith('#') ? path : prefix + path);
}
