import type { Mark } from '../../../forges/schema/mark.ts';
import { pullSign } from '../../../forges/schema/pull-name.ts';
import { instantOf } from '../../../git/schema/instant.ts';
import type { ClosingWord } from '../../schema/conventions/numbers/closing-line.ts';
import { normaliseTitle } from '../changes/know-pulls.ts';
import { type CommitFacts, readHints } from '../facts/commit-facts.ts';
import { hints } from '../facts/hints.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';
import { dropGathered, listPulls, loosen } from './adapt-marks.ts';
import { learnAddresses } from './learn-addresses.ts';
import { countClosing, type Habit } from './learn-closing.ts';
import { type Component, countComponents } from './learn-components.ts';
import { learnPullHeads } from './learn-pull-heads.ts';
import { startMergeTimes } from './merge-times.ts';
import { startNumberTimes } from './number-times.ts';

/** What only GitLab's merges and bots write. */
const ofGitlab = new Set(['`See merge request` line', '`Part-of` line', 'address of the merge request']);

type Merged = Extract<Mark, { kind: 'merged' }>;

const address = 'address of the merge request';

/** A repository's own habits: what its numbers mean, and which are known to be pull requests. */
export interface Habits {
  readonly list: readonly Habit[];
  readonly closing: ReadonlyMap<ClosingWord, Habit>;
  readonly isPull: (number: number) => boolean;
  /** Why a number that was written at some time (milliseconds since 1970) is none of a pull request here, but of an older tracker; null where nothing tells. */
  readonly tellEarly: (number: number, written: number) => string | null;
  /** When the first pull request was merged, in milliseconds since 1970; null where too few were to tell. */
  readonly beginning: number | null;
  /** Components that titles name before them, most often named first. */
  readonly components: readonly Component[];
  /** The repository's own page, where its remote or its messages tell; null where neither does. */
  readonly home: string | null;
}

/** A repository with its habits, and with the facts of its commits as the habits have them. */
export interface LearnedRepository extends PlannedRepository {
  readonly habits: Habits;
  /** Stands for all that the facts of single commits are adapted by, but for what `listLoose` gives. */
  readonly learned: string;
  /** The commits with a number at the end of their subject, and whether it is none of a pull request. */
  readonly listLoose: () => readonly (readonly [index: number, isLoose: boolean])[];
}

/**
 * Learns from the whole history what one message cannot tell: whether `#12` after `Closes` or at the end of a subject is a pull request or an
 * issue here. Numbers that names of fragments and lines of changelogs give are added to their commits.
 */
export function learnHabits(repository: PlannedRepository): LearnedRepository {
  const { graph, factsOf, history } = repository;
  const sure = new Set<number>(history.pulls?.keys());
  const titles = new Map<number, CommitFacts>();
  const shared = new Set<number>();
  const addresses = learnAddresses(history.web);
  const components = countComponents();
  const times = startNumberTimes();
  const merges = startMergeTimes();
  for (const [number, { authored }] of history.pulls ?? []) if (!Number.isNaN(authored)) times.see(number, authored);
  let exclamation = 0;
  let other = 0;
  const looseAt: number[] = [];
  const hintsOf = readHints(graph);
  for (let index = 0; index < graph.commits.length; index += 1) {
    if ((hintsOf(index) & (hints.merged | hints.address | hints.component)) === 0) continue;
    const facts = factsOf(index);
    const { merged } = facts;
    components.see(facts);
    if (facts.lines.length > 0) addresses.see(facts);
    if (!merged) continue;
    if (merged.loose !== true || facts.said === null) {
      sure.add(merged.number);
      times.see(merged.number, Date.parse(facts.commit.committedAt) / 1000);
      merges.see(merged.number, instantOf(facts.commit.committedAt));
      if (ofGitlab.has(merged.evidence)) exclamation += 1;
      else other += 1;
      continue;
    }
    looseAt.push(index);
    merges.seeLoose(merged.number, instantOf(facts.commit.committedAt));
    const first = titles.get(merged.number);
    if (!first) titles.set(merged.number, facts);
    else if (first.title !== facts.title && normaliseTitle(first.title) !== normaliseTitle(facts.title)) shared.add(merged.number);
  }
  // A few commits anywhere name a merge request of another project.
  const isMostlyGitlab = exclamation > 0 && 2 * exclamation >= other + titles.size && history.pullRoot !== 'pull';
  const onGitlab = pullSign(history) === '!' || (history.web === null && (isMostlyGitlab || history.pullRoot === 'merge-requests'));
  const isPull = (number: number): boolean => sure.has(number) || (!onGitlab && titles.has(number) && !shared.has(number));
  const { see, judge } = countClosing(isPull, sure.size + (onGitlab ? 0 : titles.size));
  if (!onGitlab) {
    for (let index = 0; index < graph.commits.length; index += 1) if ((hintsOf(index) & hints.closing) !== 0) see(factsOf(index));
  }
  const closing = judge();
  const list: Habit[] = [...closing.values()];
  if (onGitlab)
    list.unshift({
      form: '#…',
      means: 'issue',
      evidence:
        history.web === null ? 'the repository names merge requests with `!`, as GitLab does' : 'GitLab writes merge requests with `!`',
    });
  else if (titles.size > 0) list.unshift(judgeSubjects({ titles, sure, shared }));
  const pullOfHead = learnPullHeads(repository, history.pulls);
  const adapted = new Map<number, CommitFacts>();
  const closesPull = [...closing.values()].some(({ means }) => means === 'pull');
  const early = new Int8Array(graph.commits.length);
  const isEarly = (index: number, { commit, merged, said }: CommitFacts): boolean => {
    if (merged?.loose !== true || said === null) return false;
    const known = early[index] ?? 0;
    if (known !== 0) return known > 0;
    const found = times.isTooEarly(merged.number, commit.authored ?? Date.parse(commit.committedAt) / 1000);
    early[index] = found ? 1 : -1;
    return found;
  };
  const isLoose = ({ merged, said }: CommitFacts, isOld: boolean): boolean =>
    merged?.loose === true && said !== null && (onGitlab || isOld || (shared.has(merged.number) && !sure.has(merged.number)));
  const learnedOf = (index: number): CommitFacts => {
    const facts = factsOf(index);
    const found = history.named?.get(facts.commit.sha);
    const named = found === undefined ? undefined : dropGathered(found, facts.commit.subject, history.id);
    const isOld = isEarly(index, facts);
    const loose = isLoose(facts, isOld);
    const foreign = !onGitlab && facts.merged?.evidence === address;
    const mayClose = facts.lines.length > 0 && (hintsOf(index) & hints.address) !== 0;
    const closed = (foreign || facts.merged === null) && mayClose ? addresses.markOf(facts) : null;
    const rebased = facts.merged === null ? pullOfHead(index) : null;
    if (
      !rebased &&
      !loose &&
      !foreign &&
      closed === null &&
      named === undefined &&
      !(closesPull && facts.merged === null && facts.lines.length > 0)
    )
      return facts;
    const known = adapted.get(index);
    if (known) return known;
    const marks = [
      ...facts.marks.flatMap((mark) =>
        foreign && mark.kind === 'merged' && mark.evidence === address ? [] : loosen(mark, { loose, onGitlab, early: isOld }),
      ),
      ...(closed ? [closed] : []),
      ...(rebased && closed === null ? [rebased] : []),
      ...(closesPull && closed === null && (foreign || facts.merged === null) && !merges.isBeforeAll(instantOf(facts.commit.committedAt))
        ? listPulls(facts, closing)
        : []),
      ...(named ?? []),
    ];
    // Facts that were kept are no plain objects.
    const { commit, lines, reverts, subject, title, refers, said } = facts;
    const learned = {
      commit,
      lines,
      reverts,
      subject,
      title,
      refers,
      said,
      marks,
      merged: marks.find((mark): mark is Merged => mark.kind === 'merged') ?? null,
    };
    adapted.set(index, learned);
    return learned;
  };
  return {
    ...repository,
    factsOf: learnedOf,
    habits: {
      ...{ list, closing, isPull, tellEarly: merges.tellEarly, beginning: merges.beginning() },
      ...{ components: components.list(), home: addresses.home() },
    },
    learned: JSON.stringify([onGitlab, addresses.project(), closesPull ? merges.beginning() : null]),
    listLoose: () => looseAt.map((index) => [index, isLoose(factsOf(index), isEarly(index, factsOf(index)))] as const),
  };
}

function judgeSubjects({
  titles,
  sure,
  shared,
}: {
  readonly titles: ReadonlyMap<number, unknown>;
  readonly sure: ReadonlySet<number>;
  readonly shared: ReadonlySet<number>;
}): Habit {
  const form = '(#…) at the end of a subject';
  const doubtful = [...shared].filter((number) => !sure.has(number)).length;
  if (doubtful === 0) return { form, means: 'pull', evidence: `each of ${titles.size} numbers stands with one title` };
  return {
    form,
    means: 2 * doubtful > titles.size ? 'unknown' : 'pull',
    evidence: `${doubtful} of ${titles.size} numbers stand with several titles, and may be issues`,
  };
}
