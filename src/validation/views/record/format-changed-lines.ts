import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { ChangedLine } from '../../schema/signoffs/signoff.ts';

/** The words that changed since a record was signed, line by line; in print as well. */
export function formatChangedLines(changed: readonly ChangedLine[]): Markup | null {
  if (changed.length === 0) return null;
  const lines = changed.map(
    ({ line, words }) =>
      html`<li value="${line}">${words.map(({ kind, text }) => {
        if (kind === 'same') return html`${text}`;
        return kind === 'removed'
          ? html`<del><span class="unseen">taken out: </span>${text}</del>`
          : html`<ins><span class="unseen">put in: </span>${text}</ins>`;
      })}</li>`,
  );
  return html`<div class="changed"><p>${count(changed.length, 'line')} changed since:</p><ol>${lines}</ol></div>`;
}
