import { html, type Markup } from '../../text/schema/html.ts';
import type { Stamp } from './stamps.ts';

/** A state as it is stamped. */
export function formatStamp({ word, kind }: Stamp): Markup {
  return html`<span class="stamp ${kind}">${word}</span>`;
}
