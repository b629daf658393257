import type { AstroIntegration } from 'astro';
import type { SitePart } from '../../book/outputs/output-site.ts';
import type { VitePlugin } from '../held/virtual-modules.ts';

/** Has Astro render the pages of a part of the site alone. All are bundled: what pages have in common depends on which there are. */
export function choosePages(part: SitePart): AstroIntegration {
  return {
    name: 'docket-part',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [renderAsUsual] } });
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((whole) => ({
          ...whole,
          // Of this object's own functions each asks it for the others.
          getStaticPaths: async () =>
            (await whole.getStaticPaths()).filter(({ pathname, route }) => isOfPart(part, { pathname, pattern: route.route })),
          render: (request, options) => whole.render(request, options),
        })),
    },
  };
}

/** Without this, Astro expects that whoever chooses the pages bundles what renders them, too. */
const renderAsUsual: VitePlugin = {
  name: 'docket-render-as-usual',
  configEnvironment: (name) =>
    name === 'prerender' ? { build: { rolldownOptions: { input: 'astro/entrypoints/prerender' } } } : undefined,
};

/** Whether a page is rendered with a part. Those below the folder of a product have patterns that begin with it; `pathname` is within the site. */
export function isOfPart(part: SitePart, { pathname, pattern }: { readonly pathname: string; readonly pattern: string }): boolean {
  if (!pattern.startsWith('/[product]')) return part.kind === 'rest';
  const [, product = ''] = pathname.split('/');
  return (part.kind === 'rest' ? part.again : part.own).has(product);
}
