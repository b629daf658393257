import type { AgainFigures } from './again/compare-again.ts';
import type { BuildingFigures } from './compare-building.ts';
import type { PromotionFigures } from './compare-promotions.ts';
import type { RecordFigures } from './compare-records.ts';
import type { DocumentFigures } from './measure-documents.ts';
import type { ReadingFigures } from './reading/compare-reading.ts';

/** The reading figures as a Markdown table. */
export function formatReading({
  commits,
  releases,
  changes,
  gitSeconds,
  docketSeconds,
  ratio,
  cpuRatio,
  peak,
  stages,
}: ReadingFigures): string {
  const parts = Object.entries(stages).map(([stage, seconds]) => `${stage} ${seconds.toFixed(2)} s`);
  return formatTable([
    ['commits', 'releases', 'changes', '`git log`', 'Docket', 'ratio', 'ratio of processor time', 'peak', 'of which'],
    [
      String(commits),
      String(releases),
      String(changes),
      formatSeconds(gitSeconds),
      formatSeconds(docketSeconds),
      formatRatio(ratio),
      cpuRatio === null ? '' : formatRatio(cpuRatio),
      formatPeak(peak),
      parts.join(', '),
    ],
  ]);
}

/** The building figures as a Markdown table; each ratio is to the bare Astro build of as many releases, as whole processes. */
export function formatBuilding(figures: readonly BuildingFigures[]): string {
  const rows = figures.map((figure) => {
    const bare = figures.find(({ name, releases }) => name === 'bare Astro' && releases === figure.releases);
    return [
      String(figure.releases),
      figure.name,
      figure.seconds === null ? 'died' : formatSeconds(figure.seconds),
      figure.buildSeconds === null ? '' : formatSeconds(figure.buildSeconds),
      figure.besideSeconds === null ? '' : formatSeconds(figure.besideSeconds),
      figure.searchSeconds === null ? '' : formatSeconds(figure.searchSeconds),
      figure.millisecondsPerPage === null ? '' : `${figure.millisecondsPerPage.toFixed(2)} ms`,
      formatPeak(figure.peak),
      figure.seconds === null || !bare?.seconds ? '' : formatRatio(figure.seconds / bare.seconds),
    ];
  });
  return formatTable([
    ['releases', 'generator', 'whole process', 'build alone', 'beside pages', 'search', 'per release', 'peak', 'to bare Astro'],
    ...rows,
  ]);
}

/** The figures of records as a Markdown table; the share is that of the second run, with nothing changed, in the first. */
export function formatRecords(figures: readonly RecordFigures[]): string {
  const rows = figures.map(({ command, records, steps, firstSeconds, secondSeconds, peak }) => [
    `docket ${command}`,
    String(records),
    String(steps),
    formatSeconds(firstSeconds),
    `${((firstSeconds / records) * 1000).toFixed(2)} ms`,
    formatSeconds(secondSeconds),
    `${((secondSeconds / records) * 1000).toFixed(2)} ms`,
    (secondSeconds / firstSeconds).toFixed(2),
    formatPeak(peak),
  ]);
  return formatTable([['command', 'records', 'steps', 'first run', 'per record', 'second run', 'per record', 'share', 'peak'], ...rows]);
}

/** The figures of large documents as a Markdown table. */
export function formatDocuments({ documents, slowest, megabytes, cpuSeconds }: DocumentFigures): string {
  return formatTable([
    ['large documents', 'slowest to read', 'size', 'processor time'],
    [String(documents), slowest, `${megabytes.toFixed(2)} MB`, formatSeconds(cpuSeconds)],
  ]);
}

/** The figures of building again as a Markdown table; each ratio is to a build of the same from nothing, in the same run. */
export function formatAgain(figures: readonly AgainFigures[]): string {
  const ratioOf = (one: number | null, other: number | null): string => (one === null || other === null ? '' : formatRatio(one / other));
  const rows = figures.map(({ after, releases, seconds, cpu, peak, freshSeconds, freshCpu, same }) => [
    String(releases),
    after,
    formatSeconds(seconds),
    freshSeconds === null ? '' : formatSeconds(freshSeconds),
    ratioOf(seconds, freshSeconds),
    ratioOf(cpu, freshCpu),
    formatPeak(peak),
    same === null ? '' : same ? 'the same' : 'DIFFERENT',
  ]);
  return formatTable([['releases', 'after', 'build', 'from nothing', 'ratio', 'ratio of processor time', 'peak', 'bytes'], ...rows]);
}

/** The figures of promotions as a Markdown table. */
export function formatPromotions(figures: readonly PromotionFigures[]): string {
  const rows = figures.map(({ derived, written, gitSeconds, bookSeconds, peak }) => [
    String(derived),
    String(written),
    formatSeconds(gitSeconds),
    formatSeconds(bookSeconds),
    formatRatio(bookSeconds / gitSeconds),
    `${((bookSeconds / (derived + written)) * 1000).toFixed(3)} ms`,
    formatPeak(peak),
    peak === null ? '' : `${((peak * 1024) / (derived + written)).toFixed(1)} KiB`,
  ]);
  return formatTable([['derived events', 'written', '`git log`', '`docket book`', 'ratio', 'per event', 'peak', 'per event'], ...rows]);
}

/** A Markdown table; the first row is its head. */
export function formatTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export const formatSeconds = (seconds: number): string => `${seconds.toFixed(2)} s`;
export const formatRatio = (ratio: number): string => `${ratio.toFixed(2)}×`;
const formatPeak = (peak: number | null): string => (peak === null ? '' : `${peak} MiB`);
