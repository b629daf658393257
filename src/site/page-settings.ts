import type { HookOptions } from './held/virtual-modules.ts';

type Settings = Pick<Parameters<HookOptions['updateConfig']>[0], 'trailingSlash' | 'build' | 'markdown'>;

/** What the pages need of Astro's settings, on whatever site they stand. */
export function pageSettings(guides: boolean): Settings {
  return {
    // Their links end so, and each page is a folder: what belongs to it lies beside it.
    trailingSlash: 'always',
    // Their policy lets no style in that stands in the page itself.
    build: { format: 'directory', inlineStylesheets: 'never', concurrency: 8 },
    // Highlighting colours by styles in the page. A site without guides may do as it likes.
    ...(guides ? { markdown: { syntaxHighlight: false } } : {}),
  };
}
