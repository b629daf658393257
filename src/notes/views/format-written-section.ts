import type { Product, Release } from '../../book/schema/book.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import type { Href } from '../../ui/views/format-link.ts';
import type { Written } from '../schema/extension.ts';
import { writtenAddress } from './addresses.ts';
import { countWritten } from './written-counts.ts';

/** What a release's page says of its written notes: how many agree with git, and the way to the rest. */
export function formatWrittenSection(product: Product, release: Release, written: Written, href: Href): Markup {
  const { both, unwritten, unnoticed, notInGit } = countWritten(written, release.changes);
  const address = href(writtenAddress(product, release));
  const row = (id: string, name: string, count: number, more: string | false) =>
    html`<tr><th scope="row"><a href="${address}#${id}">${name}</a></th><td>${count}${more && html` <small>${more}</small>`}</td></tr>`;
  return html`<section id="written-notes"><h2>Written notes</h2><table class="narrow"><caption>The project’s own notes, beside what git says</caption><tbody>${[
    row('both', 'In the notes and in git', both, false),
    row(
      'unwritten',
      'In git and not in the notes',
      unwritten + unnoticed,
      unnoticed > 0 && `${unnoticed} of them internal, documentation, dependencies or made by bots`,
    ),
    row('not-in-git', 'In the notes and not in git', notInGit, false),
  ]}</tbody></table></section>`;
}
