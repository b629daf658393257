import type { AstroIntegration } from 'astro';
import type { Book } from '../domain/book.ts';
import { holdBook } from './held-book.ts';
import { packageRoot } from './package-root.ts';
import { routes } from './routes.ts';
import { virtualModules } from './virtual-modules.ts';

/** What the integration needs: the Book that its pages show. */
export interface DocketOptions {
  readonly book: Book;
}

/** Adds Docket's pages to an Astro site. */
export function docket({ book }: DocketOptions): AstroIntegration {
  return {
    name: 'docket',
    hooks: {
      'astro:config:setup': ({ injectRoute, updateConfig }) => {
        holdBook(book);
        const root = packageRoot();
        for (const { pattern, file } of routes) injectRoute({ pattern, entrypoint: new URL(`src/routes/${file}`, root), prerender: true });
        updateConfig({ vite: { plugins: [virtualModules()] } });
      },
    },
  };
}
