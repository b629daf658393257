import { releaseAddress } from '../../../book/views/addresses.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatWord } from '../../../ui/views/format-stamp.ts';
import type { Finding, FindingKind } from '../../schema/finding.ts';
import type { EnvironmentsEntry } from '../environment-index.ts';
import { orderStamps } from '../environment-words.ts';
import { formatEventTime, formatTimesWithin } from '../format-event-time.ts';

/** What each kind of finding is called, and what it says of the process. */
export const findingTitles: Readonly<Record<FindingKind, { readonly name: string; readonly about: string }>> = {
  'environment-skipped': {
    name: 'Releases that skipped an environment',
    about: 'A release entered an environment and had not passed one that comes before it.',
  },
  'change-skipped': {
    name: 'Changes that skipped an environment',
    about: 'A change reached an environment and never was in one that comes before it.',
  },
  'own-commit': { name: 'Commits made on an environment itself', about: 'They are on the branch of an environment and on none before it.' },
  'several-versions': { name: 'Environments that held several versions', about: 'The process says that one version runs there at a time.' },
  'rejected-deployed': { name: 'Deployed after a rejection', about: 'A candidate went on although it had been rejected.' },
  'not-tagged': { name: 'Deployed and not tagged', about: 'What runs or ran has no tag, so nobody can say later what it was.' },
  'repository-not-tagged': {
    name: 'Releases with a repository that has no tag',
    about: 'One repository of the product was not tagged for the release.',
  },
  'not-merged-back': {
    name: 'Hot-fixes that were not merged back',
    about: 'They are on the branch of a later environment and missing on one before it: the next release would lose them.',
  },
  'deployed-by-hand': { name: 'Deployed by hand', about: 'The process says that nobody touches a deployment after its approval.' },
};

/** The longest list of one kind on the page; the JSON has all. */
const most = 200;

/** What history shows against the process, a table for each kind. */
export function formatFindings(entry: EnvironmentsEntry, href: Href): Markup {
  const groups = Map.groupBy(entry.environments.findings, ({ kind }) => kind);
  if (groups.size === 0)
    return html`<section id="none"><h2>Nothing found</h2><p>As far as it is known, every release passed the environments in their order, nothing was committed on an environment itself, and what was deployed is tagged.</p></section>`;
  return html`${[...groups].map(
    ([kind, found]) =>
      html`<section id="${kind}"><h2>${findingTitles[kind].name} <span class="count">${found.length}</span></h2><p>${findingTitles[kind].about}</p><table class="wide stacked"><caption class="unseen">${findingTitles[kind].name}</caption><thead><tr><th scope="col">What</th><th scope="col">Where</th><th scope="col">When</th><th scope="col">State</th><th scope="col">What shows it</th></tr></thead><tbody>${found.slice(0, most).map((finding) => formatRow(finding, entry, href))}</tbody></table>${found.length > most && html`<p class="after-table">${found.length - most} more are in the Book (<code>docket book</code>).</p>`}</section>`,
  )}`;
}

function formatRow(finding: Finding, { product, releases, environments }: EnvironmentsEntry, href: Href): Markup {
  const release = finding.release === null ? undefined : releases.get(finding.release);
  const what = finding.title ?? finding.release ?? finding.commit?.slice(0, 9) ?? finding.message;
  const name = environments.environments.find(({ id }) => id === finding.environment)?.name ?? finding.environment;
  const [first = finding.message, ...more] = finding.evidence;
  return html`<tr class="${finding.state === 'violated' ? 'failing' : 'unclear'}"><th scope="row">${release === undefined ? what : html`<a href="${href(releaseAddress(product, release))}">${what}</a>`}${finding.title !== null && finding.release !== null && html`<small>in ${finding.release}</small>`}${finding.repository !== null && html`<small class="whole">${finding.repository}${finding.commit !== null && html` <code>${finding.commit.slice(0, 9)}</code>`}</small>`}</th><td data-label="Where">${name}${finding.missing !== null && html`<small>without ${finding.missing}</small>`}</td><td data-label="When">${formatEventTime(finding.time, true)}${finding.until !== null && html`<small>until ${formatEventTime(finding.until, true)}</small>`}</td><td data-label="State">${formatWord(orderStamps[finding.state])}${finding.override !== null && html`<small>${finding.override.by}: ${finding.override.reason}</small>`}</td><td data-label="Shown by">${formatTimesWithin(finding.message)}${[
    first,
    ...more,
  ]
    .filter((text) => text !== finding.message)
    .slice(0, 4)
    .map((text) => html`<small>${formatTimesWithin(text)}</small>`)}</td></tr>`;
}
