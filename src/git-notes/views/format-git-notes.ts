import type { Product, Release } from '../../book/schema/book.ts';
import { productIndex } from '../../releases/views/product/product-index.ts';
import { count } from '../../text/schema/count.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import { listNames } from '../../text/schema/list-names.ts';
import { formatTime } from '../../ui/views/format-time.ts';
import type { GitNoteFact, GitNotes } from '../schema/extension.ts';

/** Most names of one role that are listed. */
const mostNames = 20;
/** Most notes on a page, and most lines of each: bots write long ones, and git has them whole. */
const mostNotes = 200;
const mostLines = 15;

/** The section of a release's page with the git notes on its commits. */
export function formatGitNotes(product: Product, release: Release, { notes, more }: GitNotes): Markup {
  const titles = new Map(release.changes.map(({ id, title }) => [id, title]));
  const shown = notes.slice(0, mostNotes);
  const left = more + notes.length - shown.length;
  const rows = shown.map(
    (note) =>
      html`<tr><th scope="row">${formatNoted(product, note, titles)}</th><td data-label="Note"><p class="words">${note.lines.slice(0, mostLines).join('\n')}${(note.cut || note.lines.length > mostLines) && ' …'}</p></td><td data-label="Written">${formatWriter(note)}</td></tr>`,
  );
  return html`<section id="git-notes"><h2>Git notes</h2><p>Attached to commits of this release in the repository. They are not signed: anybody who may push there can write or change them, and they approve nothing.</p>${formatReviewers(notes)}<table class="stacked"><caption>Git notes on commits of this release</caption><thead><tr><th scope="col">On</th><th scope="col">Note</th><th scope="col">Written</th></tr></thead><tbody>${rows}</tbody></table>${left > 0 && html`<p>${count(left, 'more note')} not shown.</p>`}</section>`;
}

function formatNoted(product: Product, { change, repository, on }: GitNoteFact, titles: ReadonlyMap<string, string>): Markup {
  const href = productIndex(product).repositories.get(repository)?.links?.commit(on);
  const id = href === undefined || change === null ? html`${on.slice(0, 9)}` : html`<a href="${href}">${on.slice(0, 9)}</a>`;
  return change === null
    ? html`What was tagged, ${id}`
    : html`<a href="#${change}">${titles.get(change) ?? change}</a> <small>${id}</small>`;
}

function formatWriter({ writer, ref }: GitNoteFact): Markup {
  return html`${writer === null ? 'Nobody is named' : html`${writer.name}, ${formatTime(writer.at, true)}`} <small>${ref}</small>`;
}

/** Who is named in which role, each once. */
function formatReviewers(notes: readonly GitNoteFact[]): Markup | null {
  const named = Map.groupBy(
    notes.flatMap(({ reviewers }) => reviewers),
    ({ role }) => role.toLowerCase(),
  );
  if (named.size === 0) return null;
  const rows = [...named.values()].map((group) => {
    const names = [...new Set(group.map(({ name }) => name))];
    const rest = names.length - mostNames;
    return html`<div><dt>${group[0]?.role}</dt><dd>${listNames(rest > 0 ? [...names.slice(0, mostNames), count(rest, 'other')] : names)}</dd></div>`;
  });
  return html`<dl class="facts">${rows}</dl>`;
}
