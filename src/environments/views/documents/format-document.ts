import type { Book, Product, Release } from '../../../book/schema/book.ts';
import { releaseAddress } from '../../../book/views/addresses.ts';
import { html, type Markup, sanitised } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import type { VersionedDocument } from '../../schema/versioned-document.ts';
import { documentAddress } from '../addresses.ts';
import { formatTextDifference } from './format-policy.ts';

/** A document as of a release. */
export interface DocumentPage {
  readonly product: Product;
  readonly document: VersionedDocument;
  readonly release: Release;
}

/** A page for each release in which a document was there. */
export function listDocumentPages({ products, versionedDocuments }: Book): readonly DocumentPage[] {
  const byId = new Map(products.map((product) => [product.id, product]));
  return versionedDocuments.flatMap((document) => {
    const product = byId.get(document.product);
    if (product === undefined) return [];
    const releases = new Map(product.releases.map((release) => [release.version, release]));
    return document.versions.flatMap(({ version, text }) => {
      const release = releases.get(version);
      return release === undefined || text === null ? [] : [{ product, document, release }];
    });
  });
}

/** The document, a switcher that keeps the page, and what changed from the release before that has it. */
export function formatDocument({ product, document, release }: DocumentPage, href: Href): Markup {
  const there = document.versions.filter(({ text }) => text !== null);
  const at = there.findIndex(({ version }) => version === release.version);
  const own = there[at];
  const text = document.texts[own?.text ?? ''];
  const before = there.slice(at + 1).find((one) => one.text !== own?.text);
  const former = before === undefined ? undefined : document.texts[before.text ?? ''];
  const releases = new Map(product.releases.map((one) => [one.version, one]));
  return html`<section id="document"><h2 class="unseen">Text</h2><div class="prose">${text !== undefined && sanitised(text.html)}</div><dl class="beside"><dt>File</dt><dd><code>${document.path}</code> of ${document.repository}, tag <code>${own?.tag}</code> at <code>${own?.commit.slice(0, 9)}</code></dd><dt>Release</dt><dd><a class="version" href="${href(releaseAddress(product, release))}">${release.version}</a></dd></dl></section>${before !== undefined && former !== undefined && text !== undefined && html`<section id="changed"><h2>What changed from ${before.version}</h2>${formatTextDifference(former.text, text.text)}</section>`}<section id="versions"><h2>As of other releases</h2><p>${there
    .slice(0, 200)
    .map((one, index) => {
      const other = releases.get(one.version);
      return html`${index > 0 && ' · '}${other === undefined || other === release ? html`<b>${one.version}</b>` : html`<a href="${href(documentAddress(product, document, other))}">${one.version}</a>`}`;
    })}</p></section>`;
}
