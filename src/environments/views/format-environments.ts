import type { Book } from '../../book/schema/book.ts';
import { formatNumber } from '../../text/schema/count.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import type { Href } from '../../ui/views/format-link.ts';
import { formatWord } from '../../ui/views/format-stamp.ts';
import { formatTime } from '../../ui/views/format-time.ts';
import type { ProductEnvironment } from '../schema/extension.ts';
import { documentAddress, environmentAddress, environmentsAddress, findingsAddress, policyAddress, processAddress } from './addresses.ts';
import { type EnvironmentsEntry, formatEventVersion, policyInForce } from './environment-index.ts';
import { policyStamps } from './environment-words.ts';
import { formatSince } from './format-event-time.ts';
import { findingTitles } from './format-findings.ts';
import { findMain } from './format-home.ts';
import { describeParity, formatParity } from './format-parity.ts';
import { formatStays } from './format-stays.ts';

/** The page of all environments of a product: what runs in each, parity, what was found, and how to compare. */
export function formatEnvironments(book: Book, entry: EnvironmentsEntry, href: Href): Markup {
  const { product, environments, process, releases } = entry;
  const parity = describeParity(environments);
  const documents = book.versionedDocuments.filter((document) => document.product === product.id);
  const production = environments.environments.find(({ id }) => id === environments.production);
  const stays =
    production === undefined
      ? null
      : formatStays(production, { asOf: book.asOf, events: `${href(environmentAddress(product, production.id))}#events` });
  return html`<section id="places"><h2>Environments</h2><table class="wide stacked"><caption class="unseen">What runs in each environment</caption><thead><tr><th scope="col">Environment</th><th scope="col">Runs</th><th scope="col">Since</th><th scope="col">Users</th><th scope="col">Approved by</th><th scope="col">Policy</th></tr></thead><tbody>${environments.environments.map((environment) => formatRow(environment, entry, href))}</tbody></table></section><section id="compare"><h2>Compare</h2><p>Any two environments, now or on another day, or an environment with a version:</p><form class="pair places" hidden data-places="${href(`${environmentsAddress(product)}places.json`)}" data-compare="${href(`/${product.id}/compare/`)}"><label>From <select name="from">${formatOptions(environments.environments, environments.environments.at(-1)?.id)}</select></label><label>on <input type="date" name="from-day"></label><label>To <select name="to">${formatOptions(environments.environments, environments.environments.at(-2)?.id)}</select></label><label>on <input type="date" name="to-day"></label><button type="submit">Compare</button><p role="status"></p></form><noscript><p>This needs JavaScript; without it, follow the links in the table above and compare the two versions.</p></noscript></section>${stays !== null && html`<section id="ran"><h2>What ran in ${production?.name ?? 'production'}</h2>${stays}</section>`}${environments.findings.length > 0 && html`<section id="findings"><h2>Against the process <span class="count">${environments.findings.length}</span></h2>${formatFindingCounts(entry, href)}</section>`}${environments.parity.length > 0 && html`<section id="parity"><h2>Parity${parity !== '' && html` <span class="count long">${parity}</span>`}</h2>${formatParity(environments)}</section>`}${process !== null && html`<section id="process"><h2>Process</h2><p><a href="${href(processAddress(process))}">${process.title}</a>, version ${process.version}${process.from !== null && html`, in force since ${formatTime(process.from, true)}`}. ${process.summary}</p>${environments.phases.length > 0 && html`<p>Phases: ${environments.phases.map(({ name, from }, at) => html`${at > 0 && ', then '}${name}${from !== null && html` since ${formatTime(from, true)}`}`)}.</p>`}</section>`}${
    documents.length > 0 &&
    html`<section id="documents"><h2>Documents as of each release</h2><ul class="rules">${documents.map((document) => {
      const newest = document.versions.find(({ text }) => text !== null);
      const release = newest === undefined ? undefined : releases.get(newest.version);
      return html`<li>${release === undefined ? document.title : html`<a href="${href(documentAddress(product, document, release))}">${document.title}</a> as of ${release.version}`}</li>`;
    })}</ul></section>`
  }`;
}

function formatRow(environment: ProductEnvironment, entry: EnvironmentsEntry, href: Href): Markup {
  const { product } = entry;
  const main = findMain(environment);
  const policy = policyInForce(environment);
  const variants = environment.running.filter(({ variant }) => variant !== null);
  return html`<tr><th scope="row"><a href="${href(environmentAddress(product, environment.id))}">${environment.name}</a>${environment.audience !== null && html`<small>${environment.audience}</small>`}${!environment.inProcess && html`<small>named by events, in no process</small>`}</th><td data-label="Runs">${main === null ? html`<span class="empty">not known</span>` : formatEventVersion(main, entry, href)}${variants.length > 0 && html`<small>${variants.map(({ variant, version }) => `${variant}: ${version ?? 'a commit'}`).join(', ')}</small>`}</td><td data-label="Since">${main !== null && formatSince(main.since)}</td><td data-label="Users">${environment.users !== null && formatNumber(environment.users)}</td><td data-label="Approved by">${main?.approvedBy.join(', ')}</td><td data-label="Policy">${policy === null ? html`<span class="empty">none in force</span>` : html`<a href="${href(policyAddress(product, policy))}">${policy.identifier}, version ${policy.version}</a><small>${formatWord(policyStamps[policy.status])}</small>`}</td></tr>`;
}

function formatOptions(environments: readonly ProductEnvironment[], chosen: string | undefined): Markup {
  return html`${environments.map(({ id, name }) => html`<option value="${id}"${id === chosen && html` selected`}>${name}</option>`)}`;
}

function formatFindingCounts({ product, environments }: EnvironmentsEntry, href: Href): Markup {
  const groups = Map.groupBy(environments.findings, ({ kind }) => kind);
  return html`<table class="wide stacked"><caption class="unseen">What was found, by kind</caption><thead><tr><th scope="col">Kind</th><th scope="col">Found</th><th scope="col">Without an override</th></tr></thead><tbody>${[...groups].map(([kind, found]) => html`<tr><th scope="row"><a href="${href(findingsAddress(product))}#${kind}">${findingTitles[kind].name}</a></th><td data-label="Found">${found.length}</td><td data-label="Open">${found.filter(({ state }) => state === 'violated').length}</td></tr>`)}</tbody></table>`;
}
