import type { Product, Release } from '../../../book/schema/book.ts';
import { releaseAddress } from '../../../book/views/addresses.ts';
import { pullNoun } from '../../../forges/schema/pull-name.ts';
import { linkPull } from '../../../releases/views/changes/link-pull.ts';
import { productIndex } from '../../../releases/views/product/product-index.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatCommitLink, formatForgeLink, type Href } from '../../../ui/views/format-link.ts';
import { formatWord } from '../../../ui/views/format-stamp.ts';
import type { Trace } from '../../schema/records/record.ts';
import { type EvidenceCopy, evidenceCopy } from '../lists/evidence-file.ts';
import { deviationAnchor, stepAnchor, traceAnchor } from '../lists/step-anchor.ts';
import type { ValidationIndex } from '../lists/validation-index.ts';
import { deviationStamp, resultStamp, signoffStamp } from '../lists/validation-stamps.ts';
import { nameReference } from './name-reference.ts';

/** A release whose references are traced. */
export interface TracePlace {
  readonly product: Product;
  readonly release: Release;
  readonly index: ValidationIndex;
  readonly href: Href;
}

/** Names of the columns on a phone. */
const labels = ['Change', 'Step', 'Evidence', 'Signature', 'Tag'];

/** Each reference of a release on its way from change to tag. */
export function formatMatrix(traces: readonly Trace[], place: TracePlace): Markup {
  const pull = pullNoun(place.product.repositories);
  const columns = [`Change, ${pull}, commit`, 'Step', 'Evidence, deviation', 'Signature', 'Tag'];
  const head = columns.map((name) => html`<th scope="col">${name}</th>`);
  const taken = new Set<string>();
  const repositories = new Map(place.release.changes.flatMap(({ commits, repository }) => commits.map(({ sha }) => [sha, repository])));
  const evidence = new Map(
    place.release.validation.records.flatMap((record) => record.evidence.map((file) => [file.path, evidenceCopy(record, file)])),
  );
  const rows = traces.map((trace) => {
    const anchor = traceAnchor(trace.reference.id);
    const first = !taken.has(anchor);
    taken.add(anchor);
    const sources = [...formatPulls(trace, place), ...formatCommits(trace, place, repositories)];
    const cells: readonly (readonly Markup[])[] = [
      [...formatChanges(trace, place), ...(sources.length > 0 ? [html`<small>${sources}</small>`] : [])],
      formatStepCell(trace, place),
      [...formatEvidenceCell(trace, place, evidence), ...formatDeviationCell(trace, place)],
      formatSignoffCell(trace, place),
      trace.tags.map((tag) => html`<code>${tag}</code> `),
    ];
    return html`<tr${first && html` id="${anchor}"`}>${[
      html`<th scope="row">${nameReference(trace.reference, place.product)}<small>${trace.reference.kind === 'pull' ? pull : trace.reference.kind}</small>${trace.holes.length > 0 && formatWord({ word: count(trace.holes.length, 'gap'), kind: 'doubt' })}</th>`,
      cells.map(
        (cell, at) =>
          html`<td data-label="${labels[at] ?? ''}">${Array.isArray(cell) && cell.length === 0 ? html`–` : html`<div>${cell}</div>`}</td>`,
      ),
    ]}</tr>`;
  });
  return html`<section id="matrix"><h2>Matrix <span class="count">${traces.length}</span></h2><div class="matrix"><table class="stacked" data-cells>${[
    html`<caption>From each reference to the tag; arrow keys move by cell</caption>`,
    html`<thead><tr><th scope="col">Reference</th>${head}</tr></thead><tbody>${rows}</tbody>`,
  ]}</table></div></section>`;
}

function formatChanges({ changes }: Trace, { product, release, href }: TracePlace): readonly Markup[] {
  const titles = new Map(release.changes.map(({ id, title }) => [id, title]));
  return changes.map((id) => html`<p><a href="${href(`${releaseAddress(product, release)}#${id}`)}">${titles.get(id) ?? id}</a></p>`);
}

function formatPulls({ changes, pulls }: Trace, { product, release }: TracePlace): readonly Markup[] {
  const own = new Set(changes);
  const repository = release.changes.find(({ id }) => own.has(id))?.repository ?? '';
  const entry = productIndex(product).repositories.get(repository);
  return pulls.map((number) => html`${formatForgeLink(linkPull(number, entry))} `);
}

function formatCommits({ commits }: Trace, { product }: TracePlace, repositories: ReadonlyMap<string, string>): readonly Markup[] {
  return commits.map((sha) => {
    const links = productIndex(product).repositories.get(repositories.get(sha) ?? '')?.links;
    return html`${formatCommitLink({ text: sha.slice(0, 10), href: links?.commit(sha) })} `;
  });
}

function formatStepCell({ steps }: Trace, { index, href }: TracePlace): readonly Markup[] {
  return steps.map(({ record, step, result }) => {
    const entry = index.byPath.get(record);
    const name = entry === undefined ? html`${step}` : html`<a href="${href(`${entry.address}#${stepAnchor(step)}`)}">${step}</a>`;
    const run = entry !== undefined && entry.record.run > 1 && html` <small>run ${entry.record.run}</small>`;
    return html`<p>${name} ${formatWord(resultStamp(result))}${run}</p>`;
  });
}

function formatEvidenceCell({ evidence }: Trace, { href }: TracePlace, copies: ReadonlyMap<string, EvidenceCopy>): readonly Markup[] {
  return evidence.map((path) => {
    const copy = copies.get(path);
    if (copy === undefined) return html`<p>${path}</p>`;
    return html`<p><a href="${href(copy.address)}"${!copy.picture && html` download="${copy.name}"`}>${copy.name}</a></p>`;
  });
}

function formatDeviationCell({ deviations }: Trace, { index, href }: TracePlace): readonly Markup[] {
  return deviations.map(({ record, deviation }) => {
    const entry = index.byPath.get(record);
    const status = entry?.record.deviations.find(({ id }) => id === deviation)?.status;
    const name =
      entry === undefined ? html`${deviation}` : html`<a href="${href(`${entry.address}#${deviationAnchor(deviation)}`)}">${deviation}</a>`;
    return html`<p>${name} ${status !== undefined && formatWord(deviationStamp(status))}</p>`;
  });
}

/** The signatures of each record that is passed on the way: those with one stamp stand behind it together. */
function formatSignoffCell({ signoffs }: Trace, { index, href }: TracePlace): readonly Markup[] {
  const signed = signoffs.flatMap(({ record, signoff: at }) => {
    const entry = index.byPath.get(record);
    const signoff = entry?.record.signoffs[at];
    return entry === undefined || signoff === undefined ? [] : [{ entry, signoff, stamp: signoffStamp(signoff) }];
  });
  const groups = Map.groupBy(signed, ({ entry, stamp }) => `${stamp.word} ${entry.address}`);
  return [...groups.values()].map((own) => {
    const people = own.map(({ entry, signoff }, at) => {
      const link = html`<a href="${href(`${entry.address}#signatures`)}">${signoff.role ?? 'no role'}</a>`;
      return html`${at > 0 && ', '}${link}${signoff.state === 'valid' && html` <small>${signoff.printedName}</small>`}`;
    });
    return html`<p>${own.slice(0, 1).map(({ stamp }) => formatWord(stamp))} ${people}</p>`;
  });
}
