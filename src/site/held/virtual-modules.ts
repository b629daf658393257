import type { AstroIntegration } from 'astro';
import { modulePath } from '../package-root.ts';
import { heldBookModule } from './held-book.ts';
import { heldFramesModule } from './held-frames.ts';
import { heldGuidesModule } from './held-guides.ts';
import { heldPrintingModule } from './held-printing.ts';
import { heldSiteModule } from './held-site.ts';

export type HookOptions = Parameters<NonNullable<AstroIntegration['hooks']['astro:config:setup']>>[0];
export type VitePlugin = NonNullable<NonNullable<Parameters<HookOptions['updateConfig']>[0]['vite']>['plugins']>[number];

const modules = new Map([
  ['virtual:docket/book', heldBookModule],
  ['virtual:docket/frames', heldFramesModule],
  ['virtual:docket/guides', heldGuidesModule],
  ['virtual:docket/printing', heldPrintingModule],
  ['virtual:docket/site', heldSiteModule],
]);

/** Serves the modules that pages read the Book from. */
export function virtualModules(): VitePlugin {
  const dialog = modulePath('site/search/client/search-dialog');
  const all = new Map([...modules, ['virtual:docket/search', `export { default } from ${JSON.stringify(`${dialog}?worker&url`)};`]]);
  return {
    name: 'docket-virtual-modules',
    resolveId: { filter: { id: /^virtual:docket\// }, handler: (id: string) => (all.has(id) ? `\0${id}` : undefined) },
    load: { filter: { id: /^\0virtual:docket\// }, handler: (id: string) => all.get(id.slice(1)) },
  };
}
