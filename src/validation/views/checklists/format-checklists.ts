import type { Book, Product } from '../../../book/schema/book.ts';
import { releaseAddress } from '../../../book/views/addresses.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { upperFirst } from '../../../text/schema/upper-first.ts';
import { formatVersion, type Href } from '../../../ui/views/format-link.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { recordStates } from '../../schema/records/record.ts';
import { checklistsAddress, traceabilityAddress } from '../addresses.ts';
import { describeTrust } from '../lists/describe-trust.ts';
import { formatRecordTable } from '../lists/format-record-table.ts';
import type { RecordEntry } from '../lists/record-entries.ts';
import { validationIndex } from '../lists/validation-index.ts';
import { recordStamp } from '../lists/validation-stamps.ts';
import { listWork } from '../lists/work.ts';
import { formatWork } from './format-work.ts';

/** Releases beyond this many have their records folded. */
const open = 3;

/** The checklists of a whole site: what is to be done, each product in numbers, and the operations. */
export function formatAllChecklists(book: Book, href: Href): Markup {
  const index = validationIndex(book);
  const operations = index.entries.filter(({ product }) => product === null);
  const products = book.products.filter((product) => index.entries.some((entry) => entry.product === product));
  const trust = describeTrust(book);
  return html`${[
    trust !== null && html`<p>${formatStamp({ word: 'keys', kind: 'doubt' })} ${upperFirst(trust)}.</p>`,
    formatWork(listWork(index.entries), index, href),
    html`<section id="products"><h2>Products</h2>${formatProducts(products, index.entries, href)}</section>`,
    operations.length > 0 &&
      html`<section id="operations"><h2>Operations</h2>${formatRecordTable(operations, { caption: 'Recorded tasks, such as deletion requests', href, withRelease: false })}</section>`,
  ]}`;
}

/** The checklists of a product: what is to be done, and the records of each release, newest first. */
export function formatProductChecklists(book: Book, product: Product, href: Href): Markup {
  const index = validationIndex(book);
  const entries = index.entries.filter((entry) => entry.product === product);
  const releases = [...Map.groupBy(entries, ({ release }) => release)];
  const sections = releases.map(([release, own], at) => {
    if (release === null) return null;
    const name = html`<h3>${formatVersion({ text: release.version, href: releaseAddress(product, release) }, href)}</h3>`;
    const trace = html`<p class="after-table"><a href="${href(traceabilityAddress(product, release))}">Traceability of ${release.version}</a></p>`;
    const table = formatRecordTable(own, { caption: `${count(own.length, 'record')} of ${release.version}`, href, withRelease: false });
    return html`${name}<details${at < open && html` open`}><summary>${count(own.length, 'record')}</summary>${table}${trace}</details>`;
  });
  return html`${[
    formatWork(listWork(entries), index, href),
    html`<section id="releases"><h2>Releases</h2>${entries.length === 0 ? html`<p class="empty">No release of ${product.name} has a record.</p>` : sections}</section>`,
  ]}`;
}

function formatProducts(products: readonly Product[], entries: readonly RecordEntry[], href: Href): Markup {
  if (products.length === 0) return html`<p class="empty">No release has a record. A record is a file in the folder of its release.</p>`;
  const states = recordStates.filter((state) => entries.some(({ record }) => record.state === state));
  const head = states.map((state) => html`<th scope="col">${formatStamp(recordStamp(state))}</th>`);
  const rows = products.map((product) => {
    const own = entries.filter((entry) => entry.product === product);
    const cells = states.map((state) => html`<td>${own.filter(({ record }) => record.state === state).length}</td>`);
    return html`<tr><th scope="row"><a href="${href(checklistsAddress(product))}">${product.name}</a></th><td>${own.length}</td>${cells}</tr>`;
  });
  return html`<section class="wide-table" aria-label="Records of each product" tabindex="0"><table>${[
    html`<caption>Records of each product, by state</caption>`,
    html`<thead><tr><th scope="col">Product</th><th scope="col">Records</th>${head}</tr></thead><tbody>${rows}</tbody>`,
  ]}</table></section>`;
}
