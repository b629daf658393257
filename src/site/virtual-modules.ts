import type { AstroIntegration } from 'astro';
import { heldBookModule } from './held-book.ts';
import { heldFramesModule } from './held-frames.ts';
import { heldGuidesModule } from './held-guides.ts';
import { heldPrintingModule } from './held-printing.ts';

export type HookOptions = Parameters<NonNullable<AstroIntegration['hooks']['astro:config:setup']>>[0];
export type VitePlugin = NonNullable<NonNullable<Parameters<HookOptions['updateConfig']>[0]['vite']>['plugins']>[number];

const modules = new Map([
  ['virtual:docket/book', heldBookModule],
  ['virtual:docket/frames', heldFramesModule],
  ['virtual:docket/guides', heldGuidesModule],
  ['virtual:docket/printing', heldPrintingModule],
]);

/** Serves the modules that pages read the Book from. */
export function virtualModules(): VitePlugin {
  return {
    name: 'docket-virtual-modules',
    resolveId: { filter: { id: /^virtual:docket\// }, handler: (id: string) => (modules.has(id) ? `\0${id}` : undefined) },
    load: { filter: { id: /^\0virtual:docket\// }, handler: (id: string) => modules.get(id.slice(1)) },
  };
}
