import { setFlagsFromString } from 'node:v8';
import type { Progress } from '../../src/git/schema/progress.ts';

/**
 * Versions of Node with which this was measured; a setting of V8 may be gone or mean something else in another. Node 22 is slower with it, for it has
 * no compiler between the quickest and the most thorough.
 */
const measured = ['24', '26'];

/**
 * Few functions run often enough to earn back the time that the most thorough compiler takes; and nearly all that is read stays, so that what is to go
 * is looked for at once now and then, not all the time beside the work.
 */
const eased = ['--no-turbofan', '--no-incremental-marking'];
const usual = ['--turbofan', '--incremental-marking'];

/**
 * Lets V8 do less beside the work while histories are read and assembled, as told by the progress that it passes on to `report`: compiling and looking
 * for garbage take the processors from git, which is at work at the same time. What comes afterwards, such as pages, gets V8 as it was.
 */
export function easeReading(report: (progress: Progress) => void): (progress: Progress) => void {
  if (!measured.includes(process.versions.node.split('.')[0] ?? '')) return report;
  return (progress) => {
    const { stage, state } = progress;
    if (stage === 'read' && state === 'begun') eased.forEach(setFlagsFromString);
    if (stage === 'assemble' && state === 'ended') usual.forEach(setFlagsFromString);
    report(progress);
  };
}
