import { namePull, pullNoun } from '../../../forges/schema/pull-name.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import type { Trace } from '../../schema/records/record.ts';
import { traceAnchor } from '../lists/step-anchor.ts';
import { followTraces } from './followed-traces.ts';
import { formatMatrix, type TracePlace } from './format-matrix.ts';
import { nameReference } from './name-reference.ts';

/** The traceability of a release: what is missing first, then each reference on its way from change to tag, those with gaps first. */
export function formatTraceability(place: TracePlace): Markup {
  const { followed, carriers } = followTraces(place.release, place.product);
  const { repositories } = place.product;
  if (followed.length === 0)
    return html`<p class="empty">Nothing is traced: no step of a record names a requirement, an issue or a ${pullNoun(repositories)}, such as REQ-12 or ${namePull(705, repositories[0])}.</p>`;
  const holed = followed.filter(({ holes }) => holes.length > 0);
  const whole = followed.filter(({ holes }) => holes.length === 0);
  return html`${[formatHoles(holed, followed.length, place), formatMatrix([...holed, ...whole], place), formatCarriers(carriers, place)]}`;
}

/** `25 references, 20 with gaps` */
export function describeTraces({ followed }: { readonly followed: readonly Trace[] }): string {
  const holed = followed.filter(({ holes }) => holes.length > 0).length;
  return `${count(followed.length, 'reference')}, ${holed === 0 ? 'none' : holed} with gaps`;
}

function formatHoles(holed: readonly Trace[], all: number, { product }: TracePlace): Markup {
  const said =
    holed.length === 0
      ? `None of ${count(all, 'reference')} has a gap.`
      : `${holed.length} of ${count(all, 'reference')} ${holed.length === 1 ? 'has' : 'have'} gaps.`;
  const groups = Map.groupBy(
    holed.flatMap(({ reference, holes }) => holes.map((hole) => ({ hole, reference }))),
    ({ hole }) => hole,
  );
  const items = [...groups].map(
    ([hole, own]) =>
      html`<div><dt>${formatQuoted(hole)} <span class="count">${own.length}</span></dt><dd>${own.map(({ reference }, at) => html`${at > 0 && ', '}<a href="#${traceAnchor(reference.id)}">${nameReference(reference, product)}</a>`)}</dd></div>`,
  );
  return html`<section id="holes"><h2>Gaps <span class="count">${holed.length}</span></h2><p class="under">${said}</p>${items.length > 0 && html`<dl class="terms">${items}</dl>`}</section>`;
}

function formatCarriers(carriers: readonly Trace[], { product }: TracePlace): Markup | null {
  if (carriers.length === 0) return null;
  const names = carriers.map(({ reference }) => nameReference(reference, product)).join(', ');
  return html`<p class="measure"><small>Without a row of their own, because they only carried changes that stand above from branch to branch, or were copied: ${names}.</small></p>`;
}
