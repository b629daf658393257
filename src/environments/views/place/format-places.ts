import { formatNumber } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatWord } from '../../../ui/views/format-stamp.ts';
import type { ProductEnvironment } from '../../schema/environment.ts';
import { environmentAddress, policyAddress } from '../addresses.ts';
import { type EnvironmentsEntry, findRejection, formatRejection, policyInForce } from '../environment-index.ts';
import { policyStamps } from '../environment-words.ts';
import { formatSince } from '../format-event-time.ts';
import { describeBeside, findMain, formatMain } from '../format-home.ts';

/** What runs in each environment of a product, a row each. */
export function formatPlaces(entry: EnvironmentsEntry, caption: string, href: Href): Markup {
  return html`<table class="wide stacked"><caption class="unseen">${caption}</caption><thead><tr><th scope="col">Environment</th><th scope="col">Runs</th><th scope="col">Since</th><th scope="col">Users</th><th scope="col">Approved by</th><th scope="col">Policy</th></tr></thead><tbody>${entry.environments.environments.map((environment) => formatRow(environment, entry, href))}</tbody></table>`;
}

function formatRow(environment: ProductEnvironment, entry: EnvironmentsEntry, href: Href): Markup {
  const { product } = entry;
  const main = findMain(environment);
  const policy = policyInForce(environment);
  const beside = describeBeside(environment);
  const variants = environment.running.filter(({ variant }) => variant !== null);
  return html`<tr><th scope="row"><a href="${href(environmentAddress(product, environment.id))}">${environment.name}</a>${environment.audience !== null && html`<small>${environment.audience}</small>`}${!environment.inProcess && html`<small>named by events, in no process</small>`}</th><td data-label="Runs">${main === null ? html`<span class="empty">not known</span>` : html`${formatMain(environment, entry, href)}${formatRejection(findRejection(main, entry), environment.id, entry)}`}${beside !== '' && html`<small>${beside}</small>`}${variants.length > 0 && html`<small>${variants.map(({ variant, version }) => `${variant}: ${version ?? 'a commit'}`).join(', ')}</small>`}</td><td data-label="Since">${main !== null && formatSince(main.since)}</td><td data-label="Users">${environment.users !== null && formatNumber(environment.users)}</td><td data-label="Approved by">${main?.approvedBy.join(', ')}</td><td data-label="Policy">${policy === null ? html`<span class="empty">none in force</span>` : html`<a href="${href(policyAddress(product, policy))}">${policy.identifier}, version ${policy.version}</a><small>${formatWord(policyStamps[policy.status])}</small>`}</td></tr>`;
}
