import type { Product } from '../../book/schema/book.ts';
import { releaseAddress } from '../../book/views/addresses.ts';
import { forgeLinks } from '../../forges/schema/forge-links.ts';
import { namePull, pullNoun } from '../../forges/schema/pull-name.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import { upperFirst } from '../../text/schema/upper-first.ts';
import { formatCommitLink, formatForgeLink, formatVersion, type Href } from '../../ui/views/format-link.ts';
import { formatQuoted } from '../../ui/views/format-quoted.ts';
import { formatTableHead } from '../../ui/views/format-table-head.ts';
import { formatTime } from '../../ui/views/format-time.ts';
import type { Cell, Fidelity, LoggedChange, LoggedLink } from '../schema/extension.ts';
import { absentCell, describeCell } from './format-cell.ts';
import { formatStateWord, nameCell } from './state-names.ts';

/** The page of one change: lines, those of `columns` that it is not on among them, and environments, commits with what links them, and what differs. */
export function formatChange(
  product: Product,
  change: LoggedChange,
  { href, columns }: { readonly href: Href; readonly columns: readonly string[] },
): Markup {
  const absent = columns.filter((target) => !change.cells.some((cell) => cell.target === target));
  const repository = product.repositories.find(({ id }) => id === change.repository);
  const links = forgeLinks(repository?.web ?? null);
  const commit = (sha: string): Markup => formatCommitLink({ text: sha.slice(0, 12), href: links?.commit(sha) });
  const lines = [...change.cells, ...absent.map(absentCell)].map((cell) => {
    const release = product.releases.find(
      ({ version, candidates }) => version === cell.version || candidates.some((each) => each.version === cell.version),
    );
    const version = cell.version !== null && formatVersion({ text: cell.version, href: release && releaseAddress(product, release) }, href);
    const more = [describeCell(cell), cell.words].filter((text, at, all) => text !== '' && all.indexOf(text) === at).join('; ');
    return html`<tr><th scope="row">${cell.target}</th><td data-label="State"><span>${formatStateWord(nameCell(cell))}${more !== '' && html`<small>${formatQuoted(more)}</small>`}</span></td><td data-label="First released">${version || ''}</td><td data-label="Since">${cell.date !== null && formatTime(cell.date, true)}</td><td data-label="Who">${cell.by ?? cell.verdict?.by ?? ''}</td></tr>`;
  });
  const rows = [
    ...(change.origin === null
      ? []
      : [
          html`<tr><th scope="row">${commit(change.origin.sha)}</th><td data-label="Where">origin</td><td data-label="Subject">${formatQuoted(change.origin.subject)}</td><td data-label="Rests on"></td></tr>`,
        ]),
    ...change.cells.flatMap((cell) =>
      cell.links.map((link) => {
        const subject = cell.commits.find(({ sha }) => sha === link.copy)?.subject ?? '';
        return html`<tr><th scope="row">${commit(link.copy)}</th><td data-label="Where">${cell.target}</td><td data-label="Subject">${formatQuoted(subject)}</td><td data-label="Rests on"><span>${formatRungs(link, commit)}</span></td></tr>`;
      }),
    ),
  ];
  const pulls = change.pulls.map(
    (number) => html`<li>${formatForgeLink({ text: namePull(number, repository), href: links?.pull(number) })}</li>`,
  );
  const compared = change.cells.filter(({ fidelity }) => fidelity !== null && (fidelity.kind !== 'equal' || fidelity.picked !== null));
  return html`<section id="lines"><h2>Lines <span class="count">${lines.length}</span></h2><table class="wide stacked"><caption class="unseen">What the change is on each line</caption>${formatTableHead(['Line', 'State', 'First released', 'Since', 'Who'])}<tbody>${lines}</tbody></table></section><section id="commits"><h2>Commits <span class="count">${rows.length}</span></h2><table class="wide stacked"><caption class="unseen">Commits that carry the change, and what links each to its origin</caption>${formatTableHead(['Commit', 'Where', 'Subject', 'Rests on'])}<tbody>${rows}</tbody></table></section>${pulls.length > 0 && html`<section id="pulls"><h2>${upperFirst(`${pullNoun(repository === undefined ? [] : [repository])}s`)}</h2><ul>${pulls}</ul></section>`}${compared.length > 0 && html`<section id="difference"><h2>Differences <span class="count">${compared.length}</span></h2>${compared.map(formatDifference)}</section>`}`;
}

function formatRungs({ rungs, certain, score, runnerUp, from, origin, named }: LoggedLink, commit: (sha: string) => Markup): Markup {
  const words = rungs.map((rung) => rung.words).join('; ');
  const source =
    from === null
      ? html`${named}, which is not in this repository`
      : html`${commit(from)}${origin !== null && origin !== from && html`, which comes from ${commit(origin)}`}`;
  const next = runnerUp !== null && runnerUp.score >= 0.005 && html`; next best ${commit(runnerUp.sha)} ${runnerUp.score.toFixed(2)}`;
  return html`from ${source}<small>${certain ? 'certain' : html`likely, ${score.toFixed(2)}${next}`}: ${formatQuoted(words)}</small>`;
}

function formatDifference({ target, fidelity }: Cell): Markup | null {
  if (fidelity === null) return null;
  const facts = describeFidelity(fidelity);
  const lines = fidelity.difference.map((line) => {
    const side = line.startsWith('+') ? 'ins' : line.startsWith('-') ? 'del' : null;
    if (side === 'ins') return html`<ins>${line}</ins>\n`;
    return side === 'del' ? html`<del>${line}</del>\n` : html`${line}\n`;
  });
  const shown = lines.length > 0 && html`<pre class="range-diff" tabindex="0" aria-label="Difference between the patches">${lines}</pre>`;
  return html`<h3>On ${target}</h3><ul>${facts.map((fact) => html`<li>${fact}</li>`)}</ul>${shown}`;
}

/** How a copy compares with its origin, a sentence each. */
export function describeFidelity({ kind, share, files, equalFiles, onlyOrigin, onlyCopy, markers, picked }: Fidelity): readonly string[] {
  const facts: string[] = [];
  if (kind === 'equal-but-context') facts.push('Equal but for the lines around it.');
  if (kind === 'unknown') facts.push('It could not be compared.');
  if (kind === 'differs')
    facts.push(
      `${equalFiles} of ${files} ${files === 1 ? 'file' : 'files'} equal${share === null ? '' : `, ${Math.round(share * 100)} % of the changed lines in common`}.`,
    );
  if (picked !== null) facts.push(`${picked.copied} of ${picked.of} commits of the pull request were copied.`);
  if (onlyOrigin.length > 0) facts.push(`Only the origin changes ${onlyOrigin.join(', ')}.`);
  if (onlyCopy.length > 0) facts.push(`Only the copy changes ${onlyCopy.join(', ')}.`);
  for (const { path, line } of markers) facts.push(`Conflict markers in ${path}, line ${line}.`);
  return facts;
}
