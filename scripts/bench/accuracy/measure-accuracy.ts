import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Release } from '../../../src/book/schema/book.ts';
import type { Change } from '../../../src/book/schema/change.ts';
import { collectBook } from '../../../src/collect/collect-book.ts';
import { changelogLine } from '../../../src/releases/schema/conventions/numbers/changelog-line.ts';
import { choosePlan } from '../../book/choose-plan.ts';
import { bare, findGitDir, listHeads, readNotes } from './read-notes.ts';

/** How much of what a project's own notes name the derived releases hold. */
export interface Accuracy {
  readonly repository: string;
  /** Versions that have notes with numbers and are releases here. */
  readonly versions: number;
  /** Versions that have notes with numbers and are no releases here. */
  readonly unknownVersions: readonly string[];
  readonly numbers: number;
  readonly found: number;
  /** Without what only lines that commits add to changelogs tell. */
  readonly foundWithoutLines: number;
  readonly causes: { readonly alreadyShipped: number; readonly otherRelease: number; readonly nowhere: number };
  readonly missed: readonly string[];
}

/** Reads a repository with Docket and its own notes, and compares the numbers of each version. `path` is a clone or its git directory. */
export async function measureAccuracy(repository: string): Promise<Accuracy> {
  const folder = mkdtempSync(path.join(tmpdir(), 'docket-accuracy-'));
  try {
    // Named as whoever gives the path to a command names it: tags bear the project's name.
    const { config: given } = await choosePlan({ repository: [path.resolve(repository)] });
    const book = await collectBook(given, folder, { docket: '0', cacheDir: folder, derive: true });
    const product = [...book.products].sort((left, right) => right.releases.length - left.releases.length)[0];
    const releases = product?.releases ?? [];
    const sign =
      product?.repositories[0]?.web?.forge === 'gitlab' ||
      product?.repositories[0]?.habits?.some(({ form, means }) => form === '#…' && means === 'issue')
        ? '!'
        : '#';
    const component = product?.name.split(': ')[1]?.split('/').at(-1) ?? null;
    const noted = readNotes({ gitDir: findGitDir(repository), heads: listHeads(repository), tags: listTagged(releases), sign, component });
    return compare(given.products[0]?.name ?? repository, releases, noted);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(repository: string, releases: readonly Release[], noted: ReadonlyMap<string, ReadonlySet<number>>): Accuracy {
  const byVersion = new Map(releases.map((release) => [bare(release.version), release]));
  const anywhere = listHolders(releases);
  const causes = { alreadyShipped: 0, otherRelease: 0, nowhere: 0 };
  const missed: string[] = [];
  const unknownVersions: string[] = [];
  let versions = 0;
  let numbers = 0;
  let found = 0;
  let foundWithoutLines = 0;
  for (const [version, truth] of noted) {
    if (truth.size === 0) continue;
    const release = byVersion.get(bare(version));
    if (!release) {
      unknownVersions.push(version);
      continue;
    }
    versions += 1;
    const derived = numbersOf(release.changes, true);
    const withoutLines = numbersOf(release.changes, false);
    const shipped = new Set(release.alreadyShipped.map(({ pull }) => pull));
    for (const number of truth) {
      numbers += 1;
      if (withoutLines.has(number)) foundWithoutLines += 1;
      if (derived.has(number)) {
        found += 1;
        continue;
      }
      const cause = shipped.has(number) ? 'alreadyShipped' : anywhere.has(number) ? 'otherRelease' : 'nowhere';
      causes[cause] += 1;
      missed.push(`${version} #${number} ${cause}${cause === 'otherRelease' ? `: ${anywhere.get(number)?.slice(0, 6).join(', ')}` : ''}`);
    }
  }
  return { repository, versions, unknownVersions, numbers, found, foundWithoutLines, causes, missed };
}

/** The versions that hold each number. */
function listHolders(releases: readonly Release[]): ReadonlyMap<number, readonly string[]> {
  const holders = new Map<number, string[]>();
  for (const { version, changes } of releases)
    for (const number of numbersOf(changes, true)) holders.set(number, [...(holders.get(number) ?? []), version]);
  return holders;
}

function numbersOf(changes: readonly Change[], lines: boolean): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const { pulls, references } of changes) {
    for (const { number, evidence } of pulls) if (lines || !evidence.startsWith(changelogLine)) numbers.add(number);
    for (const { kind, id } of references) if (kind !== 'cve' && kind !== 'ticket') numbers.add(Number(id.replace(/\D+/, '')));
  }
  return numbers;
}

function listTagged(releases: readonly Release[]): readonly { readonly version: string; readonly commit: string }[] {
  return releases.flatMap(({ version, tags }) => (tags[0] ? [{ version, commit: tags[0].commit }] : []));
}
