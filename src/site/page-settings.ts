import type { HookOptions } from './held/virtual-modules.ts';

type Settings = Pick<Parameters<HookOptions['updateConfig']>[0], 'trailingSlash' | 'build' | 'image' | 'markdown'>;

/** What the pages need of Astro's settings, on whatever site they stand; `pictures` is where that one's development server makes pictures smaller. */
export function pageSettings(guides: boolean, pictures: string): Settings {
  return {
    // Their links end so, and each page is a folder: what belongs to it lies beside it.
    trailingSlash: 'always',
    // Astro adds this slash, too, where the setting above is the user's own.
    ...(pictures.endsWith('/') ? {} : { image: { endpoint: { route: `${pictures}/` } } }),
    // Their policy lets no style in that stands in the page itself.
    build: { format: 'directory', inlineStylesheets: 'never', concurrency: 8 },
    // Highlighting colours by styles in the page. A site without guides may do as it likes.
    ...(guides ? { markdown: { syntaxHighlight: false } } : {}),
  };
}
