import { html, type Markup } from '../../../text/schema/html.ts';
import { formatCommitLink, formatVersion, type Href } from '../../../ui/views/format-link.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { ReleasePage } from './release-page.ts';
import type { TagEntry } from './tag-entries.ts';

/** The margin of a release's page: what it is compared with, its tags, its sections and its numbers. */
export function formatReleaseMargin({ predecessor, tags, contents, statistics }: ReleasePage, href: Href): Markup {
  const compared =
    predecessor === null
      ? html`<p>Nothing: it is the first release, so every change up to it is listed.</p>`
      : html`<p>${formatVersion(predecessor.link, href)} because ${predecessor.reason}.</p><p><a href="${href(predecessor.compare)}">Compare</a></p>`;
  const sections = contents.map(
    ({ id, name, count }) => html`<li><a href="#${id}">${name}</a> ${count !== null && html`<span class="count">${count}</span>`}</li>`,
  );
  const numbers = statistics.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return html`${[
    html`<div class="compared"><h2>Compared with</h2>${compared}</div>`,
    tags.map(formatTag),
    html`<nav class="contents" aria-label="On this page"><h2>On this page</h2><ul>${sections}</ul></nav>`,
    html`<div class="numbers after"><h2>In numbers</h2><dl>${numbers}</dl></div>`,
  ]}`;
}

function formatTag(tag: TagEntry): Markup {
  return html`<div class="tag after">${[
    html`<h2>${tag.repository ? `${tag.repository} tag` : 'Tag'}</h2>`,
    html`<p><code>${tag.name}</code>${formatCopy(tag.name)}</p>`,
    html`<p>${formatCommitLink(tag.commit)}${formatCopy(tag.sha)}</p>`,
    html`<p>${formatStamp(tag.stamp)} <small>${tag.signature}</small></p>`,
    html`<p><small>${tag.kind}, ${formatTime(tag.date)}${tag.tagger && `, ${tag.tagger}`}</small></p>`,
    tag.moved && html`<p>${formatStamp({ word: 'moved', kind: 'bad' })} <small>${tag.moved}</small></p>`,
  ]}</div>`;
}

/** A button that a script shows where it can copy. */
const formatCopy = (text: string): Markup => html`<button class="copy" type="button" data-copy="${text}" hidden>Copy</button>`;
