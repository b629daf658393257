import { existsSync } from 'node:fs';
import path from 'node:path';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import type { SitePart } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { isOfPart } from '../parts/choose-pages.ts';
import type { KeptFiles } from './kept-files.ts';
import type { KeptRenderer, RendererApp } from './kept-renderer.ts';

/** Where pages are rendered to and for. Paths are absolute. */
export interface KeptRendering {
  readonly outDir: string;
  readonly publicDir: string;
  /** `https://releases.example.org`; undefined when nobody said. */
  readonly site: string | undefined;
  /** With a slash at both ends. */
  readonly base: string;
  /** The part of the site whose pages are rendered; undefined for all of them. */
  readonly part: SitePart | undefined;
  readonly kept: KeptFiles;
  /** What stands for all that the page in a file is made from; null where nothing does. */
  readonly keyOf: (file: string) => string | null;
}

/** Renders all pages as Astro's build does, by the bundle that it made before, but for those that are kept. Returns their names as the sitemap has them: `portal/2.3.0/`. */
export async function renderKept(
  { app }: KeptRenderer,
  { outDir, publicDir, site, base, part, kept, keyOf }: KeptRendering,
): Promise<readonly string[]> {
  prepareApp(app, base);
  const origin = site === undefined ? 'http://localhost:4321' : new URL(site).origin;
  const rendered = new Map<string, string>();
  for (const { pathname, route } of await new StaticPaths(app).getAll()) {
    if (part !== undefined && !isOfPart(part, { pathname, pattern: route.route })) continue;
    const name = pathname.replace(/^\/|\/$/g, '');
    if (rendered.has(name)) continue;
    rendered.set(name, name === '' ? '' : `${name}/`);
    const file = name === '404' ? '404.html' : path.posix.join(name, 'index.html');
    const key = keyOf(file);
    if (key !== null && kept.reuse(file, key)) continue;
    const url = new URL(`${base}${name === '' ? '' : `${name}/`}`, origin);
    const response = await app.render(new Request(url), { routeData: route });
    // What the user put there stands in place of a page.
    if (existsSync(path.join(publicDir, file))) continue;
    const content = new Uint8Array(await response.arrayBuffer());
    if (key === null) writeBelow(outDir, file, content);
    else kept.write(file, { key, content: [content] });
  }
  return [...rendered.values()];
}

/** Tells the application what it asks of the build that it was made in: which style sheets each page has, which its manifest knows, too. */
function prepareApp(app: RendererApp, base: string): void {
  const { routes } = app.manifest;
  const pages = new Map(
    routes.map(({ routeData, styles }) => [
      `${routeData.route}&${routeData.component}`,
      { route: routeData, styles: styles.map((sheet, order) => ({ sheet, order, depth: 0 })) },
    ]),
  );
  app.setInternals({ pagesByKeys: pages, entrySpecifierToBundleMap: new Map() });
  app.setOptions({ settings: { scripts: [], config: { base } }, logger: { options: { destination: { write: () => true } } } });
}
