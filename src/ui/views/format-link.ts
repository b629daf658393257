import { html, type Markup } from '../../text/schema/html.ts';
import type { Linked } from './linked.ts';

/** Turns an address inside the site into an href. */
export type Href = (address: string) => string;

/** A version that leads to its page, when it has one. */
export function formatVersion({ text, href: address }: Linked, href: Href): Markup {
  return address === undefined ? html`<span class="version">${text}</span>` : html`<a class="version" href="${href(address)}">${text}</a>`;
}

/** A commit that leads to its page on the forge. */
export function formatCommitLink({ text, href }: Linked): Markup {
  return html`<a${href !== undefined && html` href="${href}"`}><code>${text}</code></a>`;
}

/** A text that leads elsewhere; without an address it is an anchor that leads nowhere. */
export function formatForgeLink({ text, href }: Linked): Markup {
  return html`<a${href !== undefined && html` href="${href}"`}>${text}</a>`;
}
