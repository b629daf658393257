import type { Contributor } from '../../../book/schema/release.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { upperFirst } from '../../../text/schema/upper-first.ts';
import { formatCommitLink, formatForgeLink } from '../../../ui/views/format-link.ts';
import { formatWord } from '../../../ui/views/format-stamp.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { CandidateEntry } from './candidate-entries.ts';
import type { ComponentEntry } from './component-entries.ts';
import type { ReleasePage } from './release-page.ts';
import type { TagEntry } from './tag-entries.ts';

/** What a release holds of each repository, with its tags: what it is made of. */
export function formatComponents({ components, tags }: Pick<ReleasePage, 'components' | 'tags'>): Markup | null {
  if (components.length === 0 && tags.length === 0) return null;
  const own = (name: string) => tags.find((tag) => tag.repository === name);
  const rows =
    components.length > 0
      ? components.map((component) =>
          formatComponent(component, own(component.name) ?? (tags.length === 1 && components.length === 1 ? tags[0] : undefined)),
        )
      : tags.map(formatTag);
  return html`<section id="components"><h2>Components <span class="count">${rows.length}</span></h2><table class="stacked tags">${[
    html`<caption>What this release holds of each repository</caption>`,
    html`${formatTableHead(['Repository', 'Tag, from', 'Commit', 'Signature of the tag'])}<tbody>${rows}</tbody>`,
  ]}</table></section>`;
}

function formatComponent(
  { name, reason, stamp, tag: named, previousTag, commit, changes }: ComponentEntry,
  tag: TagEntry | undefined,
): Markup {
  const previous = previousTag !== null && previousTag !== named && html`<small>from <code>${previousTag}</code></small>`;
  return html`<tr>${[
    html`<th scope="row">${name}<small>${reason}</small></th>`,
    html`<td data-label="Tag, from">${named === null ? formatWord(stamp) : html`<code>${named}</code>${formatCopy(named)}`}${previous}</td>`,
    html`<td data-label="Commit">${commit === null ? '–' : formatCommitLink(commit)}${tag && formatCopy(tag.sha)}<small>${count(changes, 'change')}</small></td>`,
    formatSignature(tag),
  ]}</tr>`;
}

function formatTag(tag: TagEntry): Markup {
  return html`<tr>${[
    html`<th scope="row">${tag.repository ?? 'Tag'}</th>`,
    html`<td data-label="Tag"><code>${tag.name}</code>${formatCopy(tag.name)}</td>`,
    html`<td data-label="Commit">${formatCommitLink(tag.commit)}${formatCopy(tag.sha)}</td>`,
    formatSignature(tag),
  ]}</tr>`;
}

/** The signature of a tag is text: only signatures on records are stamped. */
function formatSignature(tag: TagEntry | undefined): Markup {
  if (tag === undefined) return html`<td></td>`;
  const { stamp, signature, kind, date, tagger, moved } = tag;
  const word = stamp.kind === 'past' ? html`${stamp.word}` : formatWord(stamp);
  return html`<td data-label="Signature">${word}<small>${signature}</small><small>${kind}, ${formatTime(date)}${tagger && `, ${tagger}`}</small>${moved && html`<small><span class="word bad">moved</span> ${moved}</small>`}</td>`;
}

/** A button that a script shows where it can copy. */
const formatCopy = (text: string): Markup => html`<button class="copy" type="button" data-copy="${text}" hidden>Copy</button>`;

/** The candidates of a release, each with what it added; nothing when there were none. */
export function formatCandidates(candidates: readonly CandidateEntry[]): Markup | null {
  if (candidates.length === 0) return null;
  const head = formatTableHead(['Candidate', 'Tagged', 'Since the one before', 'Why it is known']);
  return html`<section id="candidates"><h2>Candidates <span class="count">${candidates.length}</span></h2><table class="stacked candidates">${[
    html`<caption class="unseen">Candidates of this release, newest first</caption>`,
    html`${head}<tbody>${candidates.map(formatCandidate)}</tbody>`,
  ]}</table></section>`;
}

function formatCandidate({ label, version, date, same, evidence, pull, changes, tags, listed }: CandidateEntry): Markup {
  const list = listed.length > 0 && html`<ul>${listed.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul>`;
  return html`<tr id="${label}">${[
    html`<th scope="row" class="version">${version}</th>`,
    html`<td data-label="Tagged">${date === null ? '–' : formatTime(date)}${tags.map((tag) => html`<small>${formatCommitLink(tag.commit)}, ${tag.stamp.word}</small>`)}</td>`,
    html`<td data-label="Changes">${changes === 0 ? 'no change' : count(changes, 'change')}${list}</td>`,
    html`<td data-label="Why">${same && html`<strong>The release is this candidate: the same commits.</strong> `}${upperFirst(evidence)}${pull && html` (${formatForgeLink(pull)})`}</td>`,
  ]}</tr>`;
}

/** The people and bots behind a release. */
export function formatContributors(contributors: readonly Contributor[]): Markup | null {
  if (contributors.length === 0) return null;
  const people = contributors.map(
    ({ name, changes, first, bot }) =>
      html`<li>${name} <span class="count">${changes}</span>${first && html`<small>, first contribution</small>`}${bot && html`<small>, bot</small>`}</li>`,
  );
  return html`<section id="contributors"><h2>Contributors <span class="count">${countPeople(contributors)}</span></h2><ul class="people">${people}</ul></section>`;
}

/** `3`, or where bots are among them `3 people, 1 bot`: bots are counted nowhere as people. */
function countPeople(contributors: readonly Contributor[]): string {
  const bots = contributors.filter(({ bot }) => bot).length;
  const people = contributors.length - bots;
  return bots === 0 ? String(people) : `${count(people, 'person', 'people')}, ${count(bots, 'bot')}`;
}
