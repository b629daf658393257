import { html, type Markup } from '../../../text/schema/html.ts';
import type { ProductEnvironment } from '../../schema/environment.ts';
import { drawStays } from './draw-stays.ts';

/** What ran in an environment, drawn over time to `asOf`, with where its `events` stand; nothing when there is nothing to draw. */
export function formatStays(
  environment: ProductEnvironment,
  { asOf, events }: { readonly asOf: string; readonly events: string },
): Markup | null {
  const drawing = drawStays(environment, asOf);
  if (drawing === null) return null;
  const { lanes, ticks, height, top, laneHeight } = drawing;
  return html`<figure class="stays wide"><ul aria-label="Places">${lanes.map(({ name }) => html`<li>${name}</li>`)}</ul><svg width="100%" height="${height}" role="img" aria-labelledby="stays-title stays-description"><title id="stays-title">What ran in ${environment.name}</title><desc id="stays-description">${drawing.description}</desc>${ticks.map(
    ({ x, label, last }) =>
      html`<line class="tick" x1="${x}" x2="${x}" y1="${top - 4}" y2="${height}"/><text class="tick-label" x="${x}" y="14"${last && html` text-anchor="end" data-last`}>${label}</text>`,
  )}${lanes.map(
    ({ y, bars }) =>
      html`<g>${bars.map(
        ({ x, width, kind, label, title, bounded, tight }) =>
          html`<svg x="${x}" y="${y + 14}" width="${width}" height="${laneHeight - 20}" class="bar ${kind}${bounded && ' bounded'}${tight && ' tight'}"><title>${title}</title><rect width="100%" height="100%"/>${label !== null && html`<text x="6" y="17">${label}</text>`}</svg>`,
      )}</g>`,
  )}<line class="now" x1="${drawing.now}" x2="${drawing.now}" y1="${top - 8}" y2="${height}"/></svg><figcaption><span class="key runs"></span> runs <span class="key ran"></span> ran${drawing.back.length > 0 && html` <span class="key back"></span> rolled back: ${drawing.back.slice(0, 4).join(', ')}${drawing.back.length > 4 && ` and ${drawing.back.length - 4} more`}`}. ${drawing.drawn < drawing.total && `The newest ${drawing.drawn} of ${drawing.total}. `}The same as a table, with who and why: <a href="${events}">events</a>.</figcaption></figure>`;
}
