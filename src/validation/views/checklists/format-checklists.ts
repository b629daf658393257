import type { Book, Product } from '../../../book/schema/book.ts';
import { releaseAddress } from '../../../book/views/addresses.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { upperFirst } from '../../../text/schema/upper-first.ts';
import { formatVersion, type Href } from '../../../ui/views/format-link.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { checklistsAddress, traceabilityAddress } from '../addresses.ts';
import { describeTrust } from '../lists/describe-trust.ts';
import { formatRecordTable } from '../lists/format-record-table.ts';
import type { RecordEntry } from '../lists/record-entries.ts';
import { type ValidationIndex, validationIndex } from '../lists/validation-index.ts';
import { listWork } from '../lists/work.ts';
import { describeWork } from '../lists/work-summary.ts';
import { formatWaiting } from './format-work.ts';

/** Releases beyond this many have their records folded. */
const open = 3;

/** The checklists of a whole site: who is waited for, then each record once, by product; the operations last. */
export function formatAllChecklists(book: Book, href: Href): Markup {
  const index = validationIndex(book);
  const operations = index.entries.filter(({ product }) => product === null);
  const products = book.products.filter((product) => index.entries.some((entry) => entry.product === product));
  const trust = describeTrust(book);
  return html`${[
    trust !== null && html`<p>${formatStamp({ word: 'keys', kind: 'doubt' })} ${upperFirst(trust)}.</p>`,
    formatWaiting({ ...listWork(index.entries), open: [] }, index, href),
    products.length === 0 &&
      html`<section id="products"><h2>Products</h2><p class="empty">No release has a record. A record is a file in the folder of its release.</p></section>`,
    products.map((product) => {
      const own = index.entries.filter((entry) => entry.product === product);
      const name = html`<a href="${href(checklistsAddress(product))}">${product.name}</a>`;
      return html`<section id="product-${product.id}"><h2>${name} ${formatAmount(own)}</h2>${formatNewest(own, { index, href, withRelease: true })}</section>`;
    }),
    operations.length > 0 &&
      html`<section id="operations"><h2>Operations ${formatAmount(operations)}</h2>${formatNewest(operations, { index, href, withRelease: false })}</section>`,
  ]}`;
}

/** The checklists of a product: who is waited for, and the records of each release, newest first. */
export function formatProductChecklists(book: Book, product: Product, href: Href): Markup {
  const index = validationIndex(book);
  const entries = index.entries.filter((entry) => entry.product === product);
  const releases = [...Map.groupBy(entries, ({ release }) => release)];
  const sections = releases.map(([release, own], at) => {
    if (release === null) return null;
    const name = html`<h3>${formatVersion({ text: release.version, href: releaseAddress(product, release) }, href)} ${formatAmount(own)}</h3>`;
    const trace = html`<p class="after-table"><a href="${href(traceabilityAddress(product, release))}">Traceability of ${release.version}</a></p>`;
    const table = formatNewest(own, { index, href, withRelease: false });
    if (at < open) return html`${name}${table}${trace}`;
    return html`${name}<details><summary>${count(own.length, 'record')}</summary>${table}${trace}</details>`;
  });
  return html`${[
    formatWaiting({ ...listWork(entries), open: [] }, index, href),
    html`<section id="releases"><h2>Releases <span class="count">${releases.length}</span></h2>${entries.length === 0 ? html`<p class="empty">No release of ${product.name} has a record.</p>` : sections}</section>`,
  ]}`;
}

/** The newest run of each; earlier ones folded. */
function formatNewest(
  entries: readonly RecordEntry[],
  place: { readonly index: ValidationIndex; readonly href: Href; readonly withRelease: boolean },
): Markup {
  const newest = entries.filter(({ continuedBy, record }) => continuedBy === null && record.state !== 'void');
  const earlier = entries.filter((entry) => !newest.includes(entry));
  return html`${[
    newest.length > 0 && formatRecordTable(newest, { caption: 'Records, the newest run of each', ...place }),
    earlier.length > 0 &&
      html`<details${newest.length === 0 && html` open`}><summary>${count(earlier.length, 'earlier run')}</summary>${formatRecordTable(earlier, { caption: 'Runs that another one continued, or that are void', ...place })}</details>`,
  ]}`;
}

/** How many records, and what is to be done about them. */
function formatAmount(entries: readonly RecordEntry[]): Markup {
  const work = describeWork(entries);
  return html`<span class="count">${entries.length}</span>${work !== null && html` <span class="count long">${work}</span>`}`;
}
