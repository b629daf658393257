import path from 'node:path';
import { compileMeasured } from './compile-measured.ts';
import { generatePromotions } from './generated-promotions.ts';
import { measure } from './measure.ts';
import { median } from './median.ts';

/** What `docket book` takes for events, against one pass of `git log` over the same paths. */
export interface PromotionFigures {
  readonly derived: number;
  readonly written: number;
  readonly gitSeconds: number;
  readonly bookSeconds: number;
  /** MiB of Docket's own process. */
  readonly peak: number | null;
}

/** Measures histories of several lengths, `runs` times each; the last has 5,000 written events, too. */
export async function comparePromotions({
  events,
  folder,
  runs,
}: {
  readonly events: readonly number[];
  readonly folder: string;
  readonly runs: number;
}): Promise<readonly PromotionFigures[]> {
  const script = path.join(await compileMeasured(), 'scripts', 'docket.js');
  const figures: PromotionFigures[] = [];
  const shapes = [...events.map((derived) => ({ derived, written: 0 })), { derived: events.at(-1) ?? 0, written: 5000 }];
  for (const { derived, written } of shapes) {
    const root = await generatePromotions({ folder, derived, written });
    const git = [];
    const book = [];
    for (let run = 0; run < runs; run += 1) {
      const args = ['-C', path.join(root, 'deploy.git'), 'log', '--raw', '--first-parent', '--no-renames', '--', 'tags'];
      git.push(await measure({ command: 'git', args, quiet: true }));
      book.push(await measure({ command: process.execPath, args: [script, 'book'], cwd: root, quiet: true }));
    }
    const middle = median(book);
    figures.push({ derived, written, gitSeconds: median(git).seconds, bookSeconds: middle.seconds, peak: middle.peak });
  }
  return figures;
}
