import type { Product, Release } from '../../book/schema/book.ts';
import { pullNoun } from '../../forges/schema/pull-name.ts';
import { linkPull } from '../../releases/views/changes/link-pull.ts';
import { productIndex, type RepositoryEntry } from '../../releases/views/product/product-index.ts';
import { count } from '../../text/schema/count.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import { listNames } from '../../text/schema/list-names.ts';
import { upperFirst } from '../../text/schema/upper-first.ts';
import { formatDay } from '../../ui/views/format-instant.ts';
import { formatTime } from '../../ui/views/format-time.ts';
import type { ForgeFacts } from '../schema/extension.ts';
import { summariseForge } from './summarise-forge.ts';

/** The section of a release's page that says what came from the forge, and when it was asked. */
export function formatForgeSection(product: Product, release: Release, forge: ForgeFacts): Markup {
  const { repositories } = productIndex(product);
  const noun = pullNoun(product.repositories.filter(({ id }) => forge.snapshots.some(({ repository }) => repository === id)));
  const rows = summariseForge(forge, noun).map(
    ({ name, value, more }) =>
      html`<tr><th scope="row">${name}</th><td>${value}${more !== null && html` <small>${more}</small>`}</td></tr>`,
  );
  return html`<section id="forge"><h2>From the forge</h2>${formatProvenance(product, forge)}<table class="narrow"><caption>What the forge said of the ${noun}s of this release</caption><tbody>${rows}</tbody></table>${[
    formatMilestones(forge, { repositories, noun }),
    formatIssues(forge, repositories),
    formatLeft(release, forge, noun),
    formatPages(forge, repositories),
    formatMergedBefore(forge, repositories),
  ]}</section>`;
}

type Repositories = ReadonlyMap<string, RepositoryEntry>;

const nameOf = (repositories: Repositories, id: string): string => repositories.get(id)?.repository.name ?? id;

function formatPull(repositories: Repositories, repository: string, number: number): Markup {
  const { text, href } = linkPull(number, repositories.get(repository));
  return href === undefined ? html`${text}` : html`<a href="${href}">${text}</a>`;
}

function formatProvenance(product: Product, { snapshots, missing }: ForgeFacts): Markup {
  const names = new Map(product.repositories.map(({ id, name }) => [id, name]));
  // Repositories that were asked on one day are named in one sentence.
  const groups = Map.groupBy(snapshots, ({ collectedAt, older }) => `${formatDay(collectedAt)} ${older}`);
  const sentences = [...groups.values()].map((own) => {
    const [first] = own;
    const places = own.map(
      ({ repository, host, project }) => `${names.get(repository) ?? repository} (${host === null ? 'from a file' : `${host}/${project}`})`,
    );
    return html` Collected on ${first && formatTime(first.collectedAt, true)}${first?.older && html`, <strong>before this release was tagged</strong>`}: ${listNames(places)}.`;
  });
  const without = missing.map((id) => names.get(id) ?? id).join(', ');
  return html`<p>${sentences}${missing.length > 0 && html` Nothing was collected for ${without}.`}</p>`;
}

function formatMilestones(
  { milestones }: ForgeFacts,
  { repositories, noun }: { readonly repositories: Repositories; readonly noun: string },
): Markup | null {
  if (milestones.length === 0) return null;
  const rows = milestones.map(({ repository, title, state, openIssues, openPulls }) => {
    const open = [
      ...(openIssues ? [count(openIssues, 'open issue')] : []),
      // GitLab does not count them, which is not to say that none is open.
      ...(title !== null && openIssues === null ? ['issues not counted by the forge'] : []),
      ...(openPulls.length > 0 ? [count(openPulls.length, `open ${noun}`)] : []),
    ];
    const links = openPulls.map(({ number }) => html` ${formatPull(repositories, repository, number)}`);
    return html`<tr><th scope="row">${nameOf(repositories, repository)}</th><td>${title ?? 'No milestone for this release'}</td><td>${state ?? ''}</td><td>${open.join(', ') || (title === null ? '' : 'none')}${links}</td></tr>`;
  });
  return html`<h3>Milestones</h3><table><caption>Milestones named for this release</caption><thead><tr><th scope="col">Repository</th><th scope="col">Milestone</th><th scope="col">State</th><th scope="col">Still open</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function formatIssues({ openIssues }: ForgeFacts, repositories: Repositories): Markup | null {
  if (openIssues.length === 0) return null;
  const items = openIssues.map(
    ({ repository, project, number, title, pull }) =>
      html`<li>${project ?? `${nameOf(repositories, repository)} `}#${number} ${title}, which ${formatPull(repositories, repository, pull)} closes</li>`,
  );
  return html`<h3>Issues still open</h3><p>Its changes close them, and they were open when the snapshot was collected. A milestone counts all that is planned for it.</p><ul>${items}</ul>`;
}

function formatLeft({ changes }: Release, { withoutCard, cardsWithoutPull }: ForgeFacts, noun: string): Markup | null {
  if (withoutCard.length === 0 && cardsWithoutPull.length === 0) return null;
  const titles = new Map(changes.map(({ id, title }) => [id, title]));
  const link = (id: string) => html`<a href="#${id}">${titles.get(id) ?? id}</a>`;
  return html`<h3>Cards</h3><ul>${[
    ...withoutCard.map((id) => html`<li>${upperFirst(noun)} without a card: ${link(id)}</li>`),
    ...cardsWithoutPull.map(({ card, change }) => html`<li>${card} has no ${noun}: ${link(change)}</li>`),
  ]}</ul>`;
}

const pageStates = { published: 'Published', draft: 'Draft', none: 'None', 'not-collected': 'Not collected' } as const;

function formatPages({ pages, snapshots }: ForgeFacts, repositories: Repositories): Markup | null {
  if (pages.length === 0) return null;
  const rows = pages.map(({ repository, tag, state, assets }) => {
    const files = assets.map(
      ({ name, digest }) =>
        html`<li>${name} ${digest === null ? html`<small>no checksum from the forge</small>` : html`<small title="${digest}">${digest.slice(0, digest.indexOf(':') + 13)}…</small>`}</li>`,
    );
    return html`<tr><th scope="row">${nameOf(repositories, repository)} ${tag}</th><td>${pageStates[state]}</td><td>${files.length > 0 && html`<ul>${files}</ul>`}</td></tr>`;
  });
  const old = snapshots.flatMap(({ repository, releasesAt }) =>
    releasesAt === null
      ? []
      : [html`<p>${nameOf(repositories, repository)} showed its releases last on ${formatTime(releasesAt, true)}.</p>`],
  );
  return html`<h3>Releases on the forge</h3>${old}<table><caption>The forge’s own release of each tag</caption><thead><tr><th scope="col">Tag</th><th scope="col">Release</th><th scope="col">Files</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function formatMergedBefore({ mergedBeforeSigned }: ForgeFacts, repositories: Repositories): Markup | null {
  if (mergedBeforeSigned.length === 0) return null;
  const items = mergedBeforeSigned.map(
    ({ repository, number, mergedAt, record, signedAt }) =>
      html`<li>${formatPull(repositories, repository, number)} was merged at ${mergedAt}; the last approval of ${record} was signed at ${signedAt}.</li>`,
  );
  return html`<h3>Merged before signed</h3><ul>${items}</ul>`;
}
