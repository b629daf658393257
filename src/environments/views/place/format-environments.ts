import type { Book } from '../../../book/schema/book.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { ProductEnvironment } from '../../schema/environment.ts';
import { documentAddress, environmentAddress, environmentsAddress, findingsAddress, processAddress } from '../addresses.ts';
import type { EnvironmentsEntry } from '../environment-index.ts';
import { findingTitles } from './format-findings.ts';
import { describeParity, formatParity } from './format-parity.ts';
import { formatPlaces } from './format-places.ts';
import { formatStays } from './format-stays.ts';

/** The page of all environments of a product: what runs in each, parity, what was found, and how to compare. */
export function formatEnvironments(book: Book, entry: EnvironmentsEntry, href: Href): Markup {
  const { product, environments, process: followed, releases } = entry;
  const parity = describeParity(environments);
  const documents = book.versionedDocuments.filter((document) => document.product === product.id);
  const production = environments.environments.find(({ id }) => id === environments.production);
  const stays =
    production === undefined
      ? null
      : formatStays(production, { asOf: book.asOf, events: `${href(environmentAddress(product, production.id))}#events` });
  return html`<section id="places"><h2>Environments</h2>${formatPlaces(entry, 'What runs in each environment', href)}</section><section id="compare"><h2>Compare</h2><p>Any two environments, now or on another day, or an environment with a version:</p><form class="pair places" hidden data-places="${href(`${environmentsAddress(product)}places.json`)}" data-compare="${href(`/${product.id}/compare/`)}"><label>From <select name="from">${formatOptions(environments.environments, environments.environments.at(-1)?.id)}</select></label><label>on <input type="date" name="from-day"></label><label>To <select name="to">${formatOptions(environments.environments, environments.environments.at(-2)?.id)}</select></label><label>on <input type="date" name="to-day"></label><button type="submit">Compare</button><p role="status"></p></form><noscript><p>This needs JavaScript; without it, follow the links in the table above and compare the two versions.</p></noscript></section>${stays !== null && html`<section id="ran"><h2>What ran in ${production?.name ?? 'production'}</h2>${stays}</section>`}${environments.findings.length > 0 && html`<section id="findings"><h2>Against the process <span class="count">${environments.findings.length}</span></h2>${formatFindingCounts(entry, href)}</section>`}${environments.parity.length > 0 && html`<section id="parity"><h2>Parity${parity !== '' && html` <span class="count long">${parity}</span>`}</h2>${formatParity(environments)}</section>`}${followed !== null && html`<section id="process"><h2>Process</h2><p><a href="${href(processAddress(followed))}">${followed.title}</a>, version ${followed.version}${followed.from !== null && html`, in force since ${formatTime(followed.from, true)}`}. ${followed.summary}</p>${environments.phases.length > 0 && html`<p>Phases: ${environments.phases.map(({ name, from }, at) => html`${at > 0 && ', then '}${name}${from !== null && html` since ${formatTime(from, true)}`}`)}.</p>`}</section>`}${
    documents.length > 0 &&
    html`<section id="documents"><h2>Documents as of each release</h2><ul class="rules">${documents.map((document) => {
      const newest = document.versions.find(({ text }) => text !== null);
      const release = newest === undefined ? undefined : releases.get(newest.version);
      return html`<li>${release === undefined ? document.title : html`<a href="${href(documentAddress(product, document, release))}">${document.title}</a> as of ${release.version}`}</li>`;
    })}</ul></section>`
  }`;
}

function formatOptions(environments: readonly ProductEnvironment[], chosen: string | undefined): Markup {
  return html`${environments.map(({ id, name }) => html`<option value="${id}"${id === chosen && html` selected`}>${name}</option>`)}`;
}

function formatFindingCounts({ product, environments }: EnvironmentsEntry, href: Href): Markup {
  const groups = Map.groupBy(environments.findings, ({ kind }) => kind);
  return html`<table class="wide stacked"><caption class="unseen">What was found, by kind</caption><thead><tr><th scope="col">Kind</th><th scope="col">Found</th><th scope="col">Without an override</th></tr></thead><tbody>${[...groups].map(([kind, found]) => html`<tr><th scope="row"><a href="${href(findingsAddress(product))}#${kind}">${findingTitles[kind].name}</a></th><td data-label="Found">${found.length}</td><td data-label="Open">${found.filter(({ state }) => state === 'violated').length}</td></tr>`)}</tbody></table>`;
}
