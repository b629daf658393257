import type { Product, Release } from '../../domain/book.ts';
import type { Trace } from '../../domain/validation/record.ts';
import { releaseAddress } from '../addresses.ts';
import { count } from '../count.ts';
import { formatCommitLink, type Href } from '../format-link.ts';
import { formatStamp } from '../format-stamp.ts';
import { html, type Markup } from '../html.ts';
import { productIndex } from '../product-index.ts';
import { type EvidenceCopy, evidenceCopy } from '../validation/evidence-file.ts';
import { formatQuoted } from '../validation/format-quoted.ts';
import { deviationAnchor, stepAnchor, traceAnchor } from '../validation/step-anchor.ts';
import type { ValidationIndex } from '../validation/validation-index.ts';
import { deviationStamp, resultStamp, signoffStamp } from '../validation/validation-stamps.ts';

/** A release whose references are traced. */
export interface TracePlace {
  readonly product: Product;
  readonly release: Release;
  readonly index: ValidationIndex;
  readonly href: Href;
}

const columns = ['Change', 'Pull request', 'Commit', 'Step', 'Evidence', 'Deviation', 'Signature', 'Tag'] as const;

/** The traceability of a release: what is missing first, then each reference on its way from change to tag, those with holes first. */
export function formatTraceability(place: TracePlace): Markup {
  const { traces } = place.release.validation;
  if (traces.length === 0)
    return html`<p class="empty">Nothing is traced: no step of a record names a requirement, an issue or a pull request, such as REQ-12 or #705.</p>`;
  const holed = traces.filter(({ holes }) => holes.length > 0);
  const whole = traces.filter(({ holes }) => holes.length === 0);
  return html`${[formatHoles(holed, traces.length), formatTable([...holed, ...whole], place)]}`;
}

function formatHoles(holed: readonly Trace[], all: number): Markup {
  const said =
    holed.length === 0
      ? `None of ${count(all, 'reference')} has a hole.`
      : `${holed.length} of ${count(all, 'reference')} ${holed.length === 1 ? 'has' : 'have'} holes.`;
  const items = holed.map(
    ({ reference: { kind, id }, holes }) =>
      html`<div><dt><a href="#${traceAnchor(id)}">${id}</a> <small>${kind}</small></dt><dd>${formatQuoted(holes.join(' '))}</dd></div>`,
  );
  return html`<section id="holes"><h2>Holes</h2><p>${said}</p>${holed.length > 0 && html`<dl class="terms">${items}</dl>`}</section>`;
}

function formatTable(traces: readonly Trace[], place: TracePlace): Markup {
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
    const cells = [
      formatChanges(trace, place),
      trace.pulls.map((number) => html`#${number} `),
      formatCommits(trace, place, repositories),
      formatStepCell(trace, place),
      formatEvidenceCell(trace, place, evidence),
      formatDeviationCell(trace, place),
      formatSignoffCell(trace, place),
      trace.tags.map((tag) => html`<code>${tag}</code> `),
    ];
    return html`<tr${first && html` id="${anchor}"`}>${[
      html`<th scope="row">${trace.reference.id}<small>${trace.reference.kind}</small>${trace.holes.length > 0 && formatStamp({ word: count(trace.holes.length, 'hole'), kind: 'doubt' })}</th>`,
      cells.map((cell) => html`<td>${Array.isArray(cell) && cell.length === 0 ? '–' : cell}</td>`),
    ]}</tr>`;
  });
  return html`<section id="matrix"><h2>Matrix</h2><section class="matrix" aria-label="Traceability matrix" tabindex="0"><table data-cells>${[
    html`<caption>From each reference to the tag; arrow keys move by cell</caption>`,
    html`<thead><tr><th scope="col">Reference</th>${head}</tr></thead><tbody>${rows}</tbody>`,
  ]}</table></section></section>`;
}

const formatChanges = ({ changes }: Trace, { product, release, href }: TracePlace): readonly Markup[] =>
  changes.map((id) => html`<a href="${href(`${releaseAddress(product, release)}#${id}`)}">${id}</a> `);

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
    return html`<p>${name} ${formatStamp(resultStamp(result))}${run}</p>`;
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
    return html`<p>${name} ${status !== undefined && formatStamp(deviationStamp(status))}</p>`;
  });
}

function formatSignoffCell({ signoffs }: Trace, { index, href }: TracePlace): readonly Markup[] {
  return signoffs.flatMap(({ record, signoff: at }) => {
    const entry = index.byPath.get(record);
    const signoff = entry?.record.signoffs[at];
    if (entry === undefined || signoff === undefined) return [];
    const link = html`<a href="${href(`${entry.address}#signatures`)}">${signoff.role ?? 'no role'}</a>`;
    return html`<p>${formatStamp(signoffStamp(signoff))} ${link}${signoff.state === 'valid' && html` <small>${signoff.printedName}</small>`}</p>`;
  });
}
