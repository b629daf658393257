/** The address that the site is served from. Pages say it by their link to the search page, so that no script has to be built for one folder. */
export function siteRoot(): URL {
  const search = document.querySelector<HTMLAnchorElement>('a.search');
  return new URL('..', search?.href ?? `${location.origin}/search/`);
}
