import { html, type Markup } from '../../../text/schema/html.ts';

/** A digest in groups of four, as people compare them. */
export function formatDigest(sha256: string): Markup {
  return html`<code class="digest">${groupDigest(sha256)}</code>`;
}

/** `0123456789ab` becomes `0123 4567 89ab`. */
export function groupDigest(sha256: string): string {
  return sha256.replace(/(.{4})(?=.)/g, '$1 ');
}
