import { GitFailed, readGit } from '../../../git/read/process/git-process.ts';
import { plainText } from '../../../text/schema/plain-text.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import type { EnvironmentEvent } from '../../schema/event.ts';
import { type CommitWords, type PromotionCommit, readCommitWords } from '../../schema/gitops/commit-words.ts';
import type { PromotionSource } from '../../schema/gitops/compile-source.ts';
import { deriveEvent, type KnownVersions } from '../../schema/gitops/derive-event.ts';
import { promotionsNotRead } from '../../schema/gitops/gitops-problems.ts';
import type { PromotionPlace } from '../../schema/gitops/move.ts';
import { openSources, type SourceContents, type SourceReading } from './open-sources.ts';
import { type LoggedCommit, readPromotionLog } from './promotion-log.ts';
import { openContents } from './read-chunk.ts';

/** Which history is read. */
export interface PromotionRepository {
  readonly gitDir: string;
  readonly branch: string | undefined;
  /** Commits at which a shallow clone was cut: what they hold was there before, nobody knows since when. */
  readonly shallow: readonly string[];
}

/** A source with what is known of the versions of its product. */
export interface SourceToRead {
  readonly source: PromotionSource;
  readonly known: KnownVersions;
  readonly isBot: (name: string, email: string) => boolean;
}

/** New versions were let in by themselves somewhere, or held back, from a commit on. */
export interface HoldEvent {
  readonly environment: string;
  readonly application: string | null;
  readonly instance: string | null;
  readonly automatic: boolean;
  readonly at: string | null;
  readonly commit: string;
  readonly path: string;
  readonly by: CommitWords['by'];
  readonly reason: string | null;
}

/** What one source gave. Events are oldest first, by the history and not by their dates. */
export interface Promotions {
  readonly events: readonly EnvironmentEvent[];
  readonly holds: readonly HoldEvent[];
  /** How many instances each environment has today, by the lists of members; empty without lists. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
}

/** Commits whose files are read together. */
const chunkSize = { keyed: 200, plain: 4000 };

/**
 * Reads all sources of one repository in one pass of `git log` over their files on the first-parent history of a branch. Each content of a file is read
 * and parsed once. What cannot be read is a Problem, and what the file said before counts on.
 */
export async function readPromotions(
  { gitDir, branch, shallow }: PromotionRepository,
  wanted: readonly SourceToRead[],
): Promise<readonly Promotions[]> {
  const tip = await findTip(gitDir, branch);
  if (tip === null) {
    const why = branch === undefined ? 'it has no commits.' : `it has no branch \`${plainText(branch, 80)}\`.`;
    return wanted.map(({ source }) => ({ ...nothing, problems: [promotionsNotRead(source, why)] }));
  }
  const sources = openSources(wanted.map(({ source }) => source));
  const log = await readPromotionLog(gitDir, tip, sources.pathspecs).catch(sayFailed);
  if (typeof log === 'string') return wanted.map(({ source }) => ({ ...nothing, problems: [promotionsNotRead(source, log)] }));
  const results = wanted.map((each): Result => ({ ...each, events: [], holds: [], names: nameEvents() }));
  const size = wanted.some(({ source: { config } }) => config.keys !== undefined || config.entries !== undefined)
    ? chunkSize.keyed
    : chunkSize.plain;
  const cuts = new Set(shallow);
  const readContents = openContents(gitDir, sources.readings);
  while (log.length > 0) {
    // From the end, which is the oldest; what is done is let go.
    const chunk = log.splice(-size).reverse();
    const contents = await readContents(chunk);
    for (const commit of chunk) followCommit(commit, sources.readings, { contents, results, cuts });
  }
  return results.map(({ events, holds }, at) => ({
    events,
    holds,
    sizes: sources.readings[at]?.followed.sizes() ?? new Map(),
    problems: sources.readings[at]?.listProblems() ?? [],
  }));
}

/** What git says where it cannot walk the history, as in a clone without folders. */
function sayFailed(error: unknown): string {
  if (!(error instanceof GitFailed)) throw error;
  return `git says \`${plainText(error.message, 200)}\`.`;
}

const nothing: Promotions = { events: [], holds: [], sizes: new Map(), problems: [] };

interface Result extends SourceToRead {
  readonly events: EnvironmentEvent[];
  readonly holds: HoldEvent[];
  readonly names: (commit: PromotionCommit, parts: readonly (string | null)[]) => string;
}

function followCommit(
  commit: LoggedCommit,
  readings: readonly SourceReading[],
  {
    contents,
    results,
    cuts,
  }: {
    readonly contents: ReadonlyMap<SourceReading, SourceContents>;
    readonly results: readonly Result[];
    readonly cuts: ReadonlySet<string>;
  },
): void {
  for (const [at, reading] of readings.entries()) {
    const result = results[at];
    if (result === undefined || !reading.apply(commit, contents)) continue;
    const { moves, holds } = reading.followed.finish();
    if (moves.length === 0 && holds.length === 0) continue;
    const { source, known, names, isBot } = result;
    const id = (parts: readonly (string | null)[]) => names(commit, parts);
    const words = readCommitWords(commit, isBot);
    for (const move of moves) {
      const event = deriveEvent(move, { source, commit, words, known, id, cut: cuts.has(commit.sha) });
      if (event !== null) result.events.push(event);
      if (event !== null && commit.at === null) reading.noteUndated(commit.sha);
    }
    const { by, reason } = words;
    for (const { place, path, automatic } of holds) {
      const where = toHold(place, source);
      if (where !== null) result.holds.push({ ...where, automatic, at: commit.at, commit: commit.sha, path, by, reason });
    }
  }
}

function toHold({ environment, application, instance }: PromotionPlace, source: PromotionSource) {
  const id = source.environmentOf(environment);
  return id === null ? null : { environment: id, application, instance };
}

/**
 * Names events by when they happened and what they are about; of equal ones, the later are numbered. The names of what happened in one second are in the
 * order of the history.
 */
function nameEvents(): Result['names'] {
  const used = new Map<string, number>();
  let second = '';
  let last = '';
  let order = -1;
  return ({ sha, at }, parts) => {
    const now = at === null ? 'undated' : new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
    if (sha !== last) order = now === second ? order + 1 : 0;
    second = now;
    last = sha;
    const named = parts.flatMap((part) =>
      part === null
        ? []
        : [
            part
              .toLowerCase()
              .replace(/[^a-z0-9]+/g, '-')
              .slice(0, 60),
          ],
    );
    const name = [now, String(order).padStart(3, '0'), sha.slice(0, 12), ...named].join('-');
    const before = used.get(name) ?? 0;
    used.set(name, before + 1);
    return before === 0 ? name : `${name}-${before + 1}`;
  };
}

/** The commit that a branch stands at, else HEAD; null when there is none. */
async function findTip(gitDir: string, branch: string | undefined): Promise<string | null> {
  const names = branch === undefined ? ['HEAD'] : [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`];
  for (const name of names) {
    const args = ['rev-parse', '-q', '--verify', '--end-of-options', `${name}^{commit}`];
    const found = await readGit({ gitDir, args }).catch((error: unknown) => {
      if (error instanceof GitFailed) return null;
      throw error;
    });
    const sha = found?.toString('latin1').trim() ?? '';
    if (/^[0-9a-f]{40,64}$/.test(sha)) return sha;
  }
  return null;
}
