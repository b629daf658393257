import type { Book } from '../../../book/schema/book.ts';
import { productAddress } from '../../../book/views/addresses.ts';
import { formatNumber } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { Process } from '../../schema/process.ts';
import { environmentsAddress, processAddress } from '../addresses.ts';

/** All processes, each with the products that live by it. */
export function formatProcesses(book: Book, href: Href): Markup {
  const newest = [...Map.groupBy(book.processes, ({ id }) => id).values()].flatMap(([first]) => (first === undefined ? [] : [first]));
  if (newest.length === 0)
    return html`<p class="empty">No process is used. <code>docket init</code> writes one; a product names it in the configuration.</p>`;
  return html`<section id="processes"><h2 class="unseen">Processes</h2><table class="wide stacked"><caption class="unseen">Processes and who lives by them</caption><thead><tr><th scope="col">Process</th><th scope="col">Version</th><th scope="col">Environments</th><th scope="col">Products</th></tr></thead><tbody>${newest.map(
    (followed) =>
      html`<tr><th scope="row"><a href="${href(processAddress(followed))}">${followed.title}</a>${followed.summary !== null && html`<small>${followed.summary}</small>`}</th><td data-label="Version">${followed.version}</td><td data-label="Environments">${followed.environments.map(({ name }) => name).join(' → ')}</td><td data-label="Products">${listProducts(book, followed).map((product, at) => html`${at > 0 && ', '}<a href="${href(environmentsAddress(product))}">${product.name}</a>`)}</td></tr>`,
  )}</tbody></table></section>`;
}

function listProducts(book: Book, followed: Process): Book['products'] {
  const used = new Set(
    book.environments.filter(({ processes }) => processes.some((each) => each.process === followed.id)).map(({ product }) => product),
  );
  return book.products.filter(({ id }) => used.has(id));
}

/** A process: its environments in order, who approves, its stages and its statements; earlier versions below. */
export function formatProcess(book: Book, followed: Process, href: Href): Markup {
  const versions = book.processes.filter(({ id }) => id === followed.id);
  const products = listProducts(book, followed);
  return html`<section id="environments"><h2>Environments</h2><table class="wide stacked"><caption class="unseen">Environments in order</caption><thead><tr><th scope="col">Environment</th><th scope="col">After</th><th scope="col">For whom</th><th scope="col">Takes</th><th scope="col">How a version enters</th><th scope="col">Who approves</th></tr></thead><tbody>${followed.environments.map(
    (environment) =>
      html`<tr><th scope="row">${environment.name}${environment.production && html`<small>production</small>`}${environment.description !== null && html`<small>${environment.description}</small>`}</th><td data-label="After">${environment.after.join(', ')}</td><td data-label="For whom">${environment.audience}${environment.users !== null && html`<small>${formatNumber(environment.users)} users</small>`}${environment.instances.length > 0 && html`<small>${environment.instances.map(({ name }) => name).join(', ')}</small>`}</td><td data-label="Takes">${environment.accepts === 'commits' ? 'any commit' : environment.accepts === 'candidates' ? 'candidates and releases' : 'releases'}${environment.variants && html`<small>several variants side by side</small>`}</td><td data-label="How">${environment.channel === 'installers' ? html`by installers${environment.madeAt !== null && `, made when ${environment.madeAt} is reached`}` : environment.entry === 'automatic' ? 'automatically' : 'by hand'}</td><td data-label="Who approves">${environment.approvers.map(({ role, count }) => (count > 1 ? `${count} × ${role}` : role)).join(', ')}</td></tr>`,
  )}</tbody></table><p>${followed.approval === 'of-candidate' ? 'An approval is given to a candidate.' : 'What was approved becomes a candidate.'} ${followed.passes === 'changes' ? 'Every change passes every environment.' : 'Every release passes every environment.'}</p></section>${followed.stages.length > 0 && html`<section id="stages"><h2>Stages <span class="count">${followed.stages.length}</span></h2><ol class="stages">${followed.stages.map(({ name, description }) => html`<li><b>${name}</b>${description !== null && html`<br>${description}`}</li>`)}</ol></section>`}${followed.statements.length > 0 && html`<section id="statements"><h2>What it rests on</h2><dl class="statements">${followed.statements.map(({ title, text }) => html`<dt>${title}</dt><dd>${text}</dd>`)}</dl></section>`}<section id="products"><h2>Products</h2>${products.length === 0 ? html`<p class="empty">No product lives by it.</p>` : html`<ul class="rules">${products.map((product) => html`<li><a href="${href(productAddress(product))}">${product.name}</a>: <a href="${href(environmentsAddress(product))}">its environments</a></li>`)}</ul>`}</section>${versions.length > 1 && html`<section id="versions"><h2>Versions</h2><ul class="rules">${versions.map(({ version, from }) => html`<li>${version}${from !== null && html`, in force from ${formatTime(from, true)}`}</li>`)}</ul></section>`}`;
}
