import type { Book } from '../../src/book/schema/book.ts';
import { count } from '../../src/text/schema/count.ts';
import type { BuiltSite } from '../pdf/print-book.ts';
import { formatMissingGlyphs } from '../terminal/format-missing-glyphs.ts';
import type { ProgressDisplay } from '../terminal/show-progress.ts';

/** Prints a built site to PDF, shows that it does, and says what could not be drawn. */
export async function printSite(book: Book, built: BuiltSite, progress: ProgressDisplay): Promise<void> {
  progress.report({ stage: 'print', subject: '', state: 'begun' });
  const { printBook } = await import('../pdf/print-book.ts');
  const { printed, missing } = await printBook(book, built);
  progress.report({ stage: 'print', subject: '', state: 'ended', result: count(printed, 'PDF') });
  progress.end();
  process.stderr.write(formatMissingGlyphs(missing));
}
