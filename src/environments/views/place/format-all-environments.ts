import type { Book } from '../../../book/schema/book.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { environmentsAddress } from '../addresses.ts';
import { environmentIndex } from '../environment-index.ts';
import { formatPlaces } from './format-places.ts';

/** Every environment of every product, a section for each product in the order of the site. */
export function formatAllEnvironments(book: Book, href: Href): Markup {
  const entries = [...environmentIndex(book).values()];
  if (entries.length === 0) return html`<p class="empty">What runs where is not known: no deployment is recorded for any product.</p>`;
  return html`${entries.map(
    (entry) =>
      html`<section id="of-${entry.product.id}"><h2><a href="${href(environmentsAddress(entry.product))}">${entry.product.name}</a> <span class="count">${entry.environments.environments.length}</span></h2>${formatPlaces(entry, `What runs in each environment of ${entry.product.name}`, href)}</section>`,
  )}`;
}
