import type { Book } from '../../../book/schema/book.ts';
import type { Slots } from '../../../book/views/slots.ts';
import { countFreezes, findFreezes, formatFreezes } from '../../../pulls/views/format-freezes.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatStamp, formatWord } from '../../../ui/views/format-stamp.ts';
import type { ProductEnvironment } from '../../schema/environment.ts';
import type { Running } from '../../schema/stay.ts';
import { environmentAddress, findingsAddress, policyAddress, yearAddress } from '../addresses.ts';
import { formatDocumentFacts, formatPolicyBody } from '../documents/format-policy.ts';
import {
  describeRejection,
  type EnvironmentsEntry,
  findRejection,
  formatEventVersion,
  policyInForce,
  stampRejection,
} from '../environment-index.ts';
import { rejectedStamp } from '../environment-words.ts';
import { countDays, formatEventTime, formatSince } from '../format-event-time.ts';
import { countParts, findMain } from '../format-home.ts';
import { formatBlocked, formatNextState, formatNextTime } from '../format-next.ts';
import { formatEvents } from './format-events.ts';
import { formatHolds } from './format-holds.ts';
import { describeParity, formatParity } from './format-parity.ts';
import { describeMembers, formatRunning } from './format-running.ts';
import { formatStays } from './format-stays.ts';
import { formatWouldChange } from './format-would-change.ts';

/** How many of the newest events stand on the page itself; the others have a page for each year. */
const shownEvents = 40;

/** The title block of an environment: what runs, since when, and by whose approval. */
export function formatEnvironmentTitle(environment: ProductEnvironment, entry: EnvironmentsEntry, asOf: string): Markup {
  const main = findMain(environment);
  const eyebrow = html`<span class="of">${entry.product.name}, ${environment.name}</span>`;
  if (main === null) return html`<h1>${eyebrow}Nothing known</h1><p class="status">${environment.description}</p>`;
  const days = countDays(main.since.at, asOf);
  const parts = countParts(environment);
  const version = parts === 0 ? nameVersion(main) : parts > 1 ? `${parts} parts` : `${main.component} ${nameVersion(main)}`;
  const rejection = findRejection(main, entry);
  return html`<h1>${eyebrow}${version}</h1><p class="status">${rejection !== null && html`<span>${formatStamp(stampRejection(rejection, environment.id, entry) ?? rejectedStamp)}</span>`}<span>${formatStamp({ word: environment.production ? 'in production' : 'runs', kind: 'good' })} ${parts > 1 && `the newest, ${main.component}, `}${formatSince(main.since)}${days !== null && days > 0 && `, ${days} ${days === 1 ? 'day' : 'days'}`}</span>${main.approvedBy.length > 0 && html`<span>approved by ${main.approvedBy.join(', ')}</span>`}</p>${rejection !== null && html`<p class="banner bad wide"><b>Rejected.</b> ${describeRejection(rejection, entry)}</p>`}${environment.description !== null && html`<p class="lead">${environment.description}</p>`}`;
}

function nameVersion({ version, components }: Running): string {
  const text = version ?? components.find(({ commit }) => commit !== null)?.commit ?? 'a commit';
  return /^[0-9a-f]{40,64}$/.test(text) ? text.slice(0, 9) : text;
}

/** All sections of an environment's page. */
export function formatEnvironmentBody(
  book: Book,
  environment: ProductEnvironment,
  entry: EnvironmentsEntry,
  { href, slots }: { readonly href: Href; readonly slots: Pick<Slots, 'changePages'> },
): Markup {
  const policy = policyInForce(environment);
  const { product, environments } = entry;
  // A forge's freezes are about production.
  const freezes = environment.production ? findFreezes(product, book) : null;
  const parity = describeParity(environments);
  const stays = formatStays(environment, { asOf: book.asOf, events: '#events' });
  const change = formatWouldChange(environment, entry, { href, slots });
  const main = findMain(environment);
  const monitored = { version: main?.version ?? null, from: main?.since.at ?? main?.since.after ?? null, to: book.asOf };
  return html`<section id="now"><h2>What runs</h2>${describeMembers(environment)}${formatRunning(environment, entry, href)}</section>${formatHolds(environment)}${environment.next.length > 0 && html`<section id="next"><h2>On the way <span class="count">${environment.next.length}</span></h2>${formatNextTable(environment, entry, href)}</section>`}${stays !== null && html`<section id="ran"><h2>What ran</h2>${stays}</section>`}${change}${policy !== null && html`<section id="policy"><h2>Policy in force</h2>${formatPolicyBody(policy, monitored)}${formatDocumentFacts(policy, html`<dt>History</dt><dd><a href="${href(policyAddress(product, policy))}">its versions and what changed</a></dd>`)}</section>`}${policy === null && html`<section id="policy"><h2>Policy in force</h2><p class="empty">No policy is in force here. <code>docket new policy --product ${product.id} --environment ${environment.id}</code> writes a draft of one${environment.policies.length > 0 && html`; <a href="${href(policyAddress(product, environment.policies[0] ?? { environment: environment.id, slug: '' }))}">a draft or an earlier one</a> is there`}.</p></section>`}${freezes !== null && html`<section id="freezes"><h2>Deploy freezes${countFreezes(freezes) > 0 && html` <span class="count">${countFreezes(freezes)}</span>`}</h2>${formatFreezes(product, freezes)}</section>`}${environments.parity.length > 0 && html`<section id="parity"><h2>Parity${parity !== '' && html` <span class="count long">${parity}</span>`}</h2>${formatParity(environments)}</section>`}${formatRollbacks(environment, entry, href)}${formatOwnFindings(environment, entry, href)}${formatNewestEvents(environment, entry, href)}`;
}

function formatNextTable({ next }: ProductEnvironment, entry: EnvironmentsEntry, href: Href): Markup {
  return html`<table class="wide stacked"><caption class="unseen">What is on the way here</caption><thead><tr><th scope="col">Version</th><th scope="col">State</th><th scope="col">When</th><th scope="col">Who</th></tr></thead><tbody>${next.map(
    (one) =>
      html`<tr${(one.state === 'rejected' || one.blocked !== null) && html` class="failing"`}><th scope="row">${formatEventVersion(one, entry, href)}</th><td data-label="State">${formatNextState(one)}${formatBlocked(one, entry)}</td><td data-label="When">${formatNextTime(one)}</td><td data-label="Who">${one.by}${one.reason !== null && html`<small>${one.reason}</small>`}</td></tr>`,
  )}</tbody></table>`;
}

function formatRollbacks({ rollbacks }: ProductEnvironment, entry: EnvironmentsEntry, href: Href): Markup | null {
  if (rollbacks.length === 0) return null;
  return html`<section id="rollbacks"><h2>Rollbacks <span class="count">${rollbacks.length}</span></h2><table class="wide stacked"><caption class="unseen">What was taken back</caption><thead><tr><th scope="col">When</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Taken away</th><th scope="col">Approvals no longer valid</th><th scope="col">Who and why</th></tr></thead><tbody>${rollbacks
    .slice(0, 50)
    .map(
      (one) =>
        html`<tr><th scope="row">${formatEventTime(one.time, true)}${one.instance !== null && html`<small>${one.instance}</small>`}</th><td data-label="From">${one.from !== null && formatEventVersion({ version: one.from, release: one.from }, entry, href)}</td><td data-label="To">${one.to !== null && formatEventVersion({ version: one.to, release: one.to }, entry, href)}</td><td data-label="Taken away">${one.releases.length === 0 ? html`<span class="empty">not known</span>` : html`the changes of ${one.releases.slice(0, 6).map((version, at) => html`${at > 0 && ', '}${formatEventVersion({ version, release: version }, entry, href)}`)}${one.releases.length > 6 && ` and ${one.releases.length - 6} more`}`}</td><td data-label="No longer valid">${one.lapsed.map(({ version, by, at }) => html`<small>${version}, ${by ?? 'somebody'}${at !== null && html`, ${formatEventTime({ at, after: null, before: null }, true)}`}</small>`)}</td><td data-label="Who">${one.by ?? html`<span class="empty">not known</span>`}${one.reason !== null && html`<small>${one.reason}</small>`}</td></tr>`,
    )}</tbody></table></section>`;
}

function formatOwnFindings(environment: ProductEnvironment, { product, environments }: EnvironmentsEntry, href: Href): Markup | null {
  const own = environments.findings.filter((finding) => finding.environment === environment.id);
  if (own.length === 0) return null;
  const open = own.filter(({ state }) => state === 'violated').length;
  return html`<section id="findings"><h2>Against the process <span class="count">${own.length}</span></h2><ul class="rules">${own.slice(0, 6).map(({ message, state }) => html`<li>${formatWord(state === 'violated' ? { word: 'violated', kind: 'bad' } : { word: state, kind: 'doubt' })} ${message}</li>`)}</ul><p class="after-table"><a href="${href(findingsAddress(product))}">All that was found, with what shows it</a>${open > 0 && `; ${open} here without an override`}</p></section>`;
}

function formatNewestEvents(environment: ProductEnvironment, entry: EnvironmentsEntry, href: Href): Markup {
  const { events, years } = environment;
  const { product } = entry;
  if (events.length === 0) return html`<section id="events"><h2>Events</h2><p class="empty">No event is recorded here.</p></section>`;
  const caption = events.length > shownEvents ? `The newest ${shownEvents} of ${events.length}` : 'Newest first';
  return html`<section id="events"><h2>Events <span class="count">${events.length}</span></h2>${formatEvents(events.slice(0, shownEvents), { environment, entry, caption }, href)}<p class="after-table">By year: ${years.map(({ year, events: number }, at) => html`${at > 0 && ' · '}<a href="${href(yearAddress(product, environment.id, year))}">${year}</a> (${number})`)} · <a href="${href(`${environmentAddress(product, environment.id)}environment.json`)}">JSON</a> · <a href="${href(`${environmentAddress(product, environment.id)}feed.xml`)}">feed</a></p></section>`;
}
