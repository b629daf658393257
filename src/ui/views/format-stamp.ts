import { html, type Markup } from '../../text/schema/html.ts';
import type { Stamp } from './stamps.ts';

/** The state of a row or a page, as it is stamped. */
export function formatStamp({ word, kind }: Stamp): Markup {
  return html`<span class="stamp ${kind}">${word}</span>`;
}

/** The same shape and word without a frame, for within tables. */
export function formatWord({ word, kind }: Stamp): Markup {
  return html`<span class="word ${kind}">${word}</span>`;
}
