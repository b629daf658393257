import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { formatLooks } from '../../ui/views/format-looks.ts';

/** Writes the tokens that a site sets of its own as `/looks.css`, which its pages load after their own style sheets. */
export function writeOwnLooks({ outDir, book, base }: OutputSite): void {
  const css = formatLooks(book.looks, base);
  if (css !== '') writeBelow(outDir, 'looks.css', `${css}\n`);
}
