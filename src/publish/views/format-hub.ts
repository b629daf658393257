import { count } from '../../text/schema/count.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import { contentPolicy } from '../../ui/views/content-policy.ts';
import { formatDay } from '../../ui/views/format-instant.ts';
import type { Hub, HubSite } from '../schema/hub.ts';

/** The page of a hub: each site with its products, where it comes from, as of when, and the digest that whoever doubts it can compare. */
export function formatHub({ title, docket, readAt, sites }: Hub): string {
  const unread = sites.filter(({ found }) => found === null).length;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="hub.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${count(sites.length, 'site')} that their teams publish themselves, as they were when they were read on ${formatDay(readAt)}.${unread > 0 && ` ${count(unread, 'site')} could not be read.`}</p>
${sites.map(formatSite)}
</main>
<footer><p>Made by Docket ${docket} · <a href="hub.json">This page as JSON</a></p></footer>
</body>
</html>
`.text;
}

function formatSite(site: HubSite): Markup {
  const { found, where, address } = site;
  if (found === null)
    return html`<section class="unread"><h2>${where}</h2><p>Not read: ${site.problem} What this site says today is not known here.</p></section>`;
  return html`<section>
<h2>${address === null ? found.title : html`<a href="${address}">${found.title}</a>`}</h2>
<table>
<caption>Products of ${found.title}</caption>
<thead><tr><th scope="col">Product</th><th scope="col">Latest</th><th scope="col">Releases</th></tr></thead>
<tbody>${found.products.map((product) => formatProduct(product, address !== null))}</tbody>
</table>
<dl>
<div><dt>From</dt><dd>${address ?? where}</dd></div>
<div><dt>As of</dt><dd><time datetime="${found.asOf}">${formatDay(found.asOf)}</time></dd></div>
<div><dt>Built by</dt><dd>Docket ${found.docket}</dd></div>
<div><dt>Manifest</dt><dd><code>${found.manifest}</code>, ${count(found.files, 'file')}</dd></div>
<div><dt>Follows</dt><dd>${found.previous === null ? 'none: the first, or nobody said' : html`<code>${found.previous}</code>`}</dd></div>
</dl>
</section>`;
}

function formatProduct({ name, address, releases, latest }: NonNullable<HubSite['found']>['products'][number], isPlaced: boolean): Markup {
  const link = (href: string, text: string) => (isPlaced ? html`<a href="${href}">${text}</a>` : html`${text}`);
  return html`<tr><th scope="row">${link(address, name)}</th><td>${latest === null ? '–' : link(latest.address, latest.version)}</td><td>${releases}</td></tr>`;
}

/** The style sheet of a hub. It stands alone: the sites that it lists need not be of one version. */
export const hubStyles = `:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; background: light-dark(#fbf9f4, #14181d); color: light-dark(#1c1a16, #e8e3d8); }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; }
h1, h2 { font-family: ui-serif, Georgia, serif; line-height: 1.2; }
a { color: light-dark(#1d4a8c, #9cc0f5); }
section { margin-top: 2.5rem; border-top: 1px solid light-dark(#dcd6c8, #313942); }
.unread p { color: light-dark(#9c2a1d, #f29a8d); }
table { border-collapse: collapse; width: 100%; }
caption { position: absolute; clip-path: inset(50%); }
th, td { padding: 0.3rem 1rem 0.3rem 0; text-align: left; border-bottom: 1px solid light-dark(#dcd6c8, #313942); }
dl div { display: grid; grid-template-columns: 6rem 1fr; gap: 1rem; }
dt { color: light-dark(#5a554a, #b0aa9c); }
dd { margin: 0; overflow-wrap: anywhere; }
footer { margin-top: 3rem; color: light-dark(#5a554a, #b0aa9c); }
`;
