import { count, formatNumber } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import type { ProductEnvironment } from '../../schema/environment.ts';
import type { Running } from '../../schema/stay.ts';
import { type EnvironmentsEntry, findRejection, formatEventVersion, formatRejection, nameActor } from '../environment-index.ts';
import { formatEventTime } from '../format-event-time.ts';

/** What runs in an environment, a row for each place and variant. */
export function formatRunning(environment: ProductEnvironment, entry: EnvironmentsEntry, href: Href): Markup {
  const { running, instances, name } = environment;
  if (running.length === 0)
    return html`<p class="empty">Nothing is known to run in ${name}. A deployment is recorded with <code>docket promote</code>, or read from what deploys it: <code>promotions</code> and <code>environments</code> in the configuration.</p>`;
  const reported = new Set(running.map(({ instance }) => instance));
  const silent = reported.has(null) ? [] : instances.filter(({ id }) => !reported.has(id));
  return html`<table class="wide stacked"><caption class="unseen">What runs in ${name}</caption><thead><tr><th scope="col">Where</th><th scope="col">Version</th><th scope="col">Since</th><th scope="col">Users</th><th scope="col">Deployed by</th><th scope="col">Known from</th></tr></thead><tbody>${running.map((one) => formatRow(one, environment, entry, href))}${silent.map(
    ({ name: place, users }) =>
      html`<tr class="unclear"><th scope="row">${place}</th><td data-label="Version"><span class="word doubt">not reported</span></td><td></td><td data-label="Users">${users === null ? '' : formatNumber(users)}</td><td></td><td></td></tr>`,
  )}</tbody></table>`;
}

function formatRow(one: Running, { id, instances, users }: ProductEnvironment, entry: EnvironmentsEntry, href: Href): Markup {
  const place = instances.find((each) => each.id === one.instance);
  const own = place?.users ?? (one.instance === null ? users : null);
  const by = nameActor(one.by) ?? html`<span class="empty">not known</span>`;
  const approved = one.approvedBy.length > 0 && html`; approved by ${one.approvedBy.join(', ')}`;
  return html`<tr><th scope="row">${place?.name ?? one.instance ?? nameShare(one.share)}${one.variant !== null && html`<small>variant ${one.variant}</small>`}${one.component !== null && html`<small>${one.component} alone</small>`}</th><td data-label="Version">${formatEventVersion(one, entry, href)}${formatRejection(findRejection(one, entry), id, entry)}${formatShare(one.share)}</td><td data-label="Since">${formatEventTime(one.since)}</td><td data-label="Users">${own === null ? '' : formatNumber(own)}</td><td data-label="Deployed by">${by}${approved}</td><td data-label="Known from">${formatOrigin(one.origin)}</td></tr>`;
}

/** What a version has of a whole environment. */
function nameShare(share: Running['share']): string {
  if (share === null) return 'everywhere';
  return share.sections.length > 0 ? share.sections.join(', ') : share.rest ? 'the rest' : 'a part';
}

/** How much of a place a version has, where it has not all of it. */
export function formatShare(share: Running['share']): Markup | null {
  const text = describeShare(share);
  return text === '' ? null : html`<small>${text}</small>`;
}

/** The same in words; empty where it has all of it. */
export function describeShare(share: Running['share']): string {
  if (share === null) return '';
  return [
    ...(share.percent === null ? [] : [`${formatNumber(share.percent)} %`]),
    ...(share.sections.length === 0 ? [] : [share.sections.join(', ')]),
    ...(share.rest ? ['the rest'] : []),
  ].join('; ');
}

/** Where an event is known from, in a few words. */
export function formatOrigin({ kind, repository, commit, path }: Running['origin']): Markup {
  const at = commit === null ? null : html`<code>${commit.slice(0, 9)}</code>`;
  const of = repository === null ? null : html` <small>${repository}</small>`;
  switch (kind) {
    case 'file':
      return html`a written event${at !== null && html` ${at}`}`;
    case 'gitops':
      return html`commit ${at}${path !== null && html` <small>${path}</small>`}`;
    case 'merge':
      return html`a merge into the branch${at !== null && html`, commit ${at}`}${of}`;
    case 'git-note':
      return html`a git note on ${at}`;
    case 'observed':
      return html`the branch's head${at !== null && html`, commit ${at}`}${of}`;
    case 'forge':
      return html`the forge`;
  }
}

/** How many users an environment has, and in how many places. */
export function describeReach({ users, instances, members }: Pick<ProductEnvironment, 'users' | 'instances' | 'members'>): string {
  const places = members?.count ?? instances.length;
  return [...(users === null ? [] : [count(users, 'user')]), ...(places > 1 ? [count(places, 'instance')] : [])].join(', ');
}

/** How many places make up an environment, and which lists say so. */
export function describeMembers({ members }: Pick<ProductEnvironment, 'members'>): Markup | null {
  if (members === null) return null;
  return html`<p>${count(members.count, 'instance')}, by the lists in ${members.repository}: <code>${members.path}</code></p>`;
}
