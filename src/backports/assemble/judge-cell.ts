import type { Link } from '../../releases/schema/links/link.ts';
import { type CellState, isGapState } from '../schema/cell-state.ts';
import type { Cell, LoggedLink } from '../schema/extension.ts';
import { formatQuotedTitle } from '../schema/format-quoted-title.ts';
import { describeCommit } from './change-words.ts';
import type { Afterwards } from './follow-changes.ts';
import type { CopyGroup } from './group-copies.ts';
import { judgeFidelity } from './judge-fidelity.ts';
import { type Column, isUntagged, type LinkedRepository } from './linked-repository.ts';

/** A cell as far as git tells, with the commits that carry the change there. */
export interface DraftCell {
  readonly cell: Cell;
  /** The commit that brought it here; -1 for none. */
  readonly carrier: number;
}

/** What came after commits, and where they are by themselves or by a copy. */
export interface Aftermath extends Afterwards {
  readonly isOn: (index: number, column: Column) => boolean;
}

/** What a change is in one column, before people's decisions and rules. */
export function judgeCell(group: CopyGroup, column: Column, repository: LinkedRepository, afterwards: Aftermath): DraftCell {
  const held = group.commits.filter((index) => column.holds(index));
  const empty: Cell = {
    ...{ target: column.id, state: 'absent', gap: false, words: '', version: null, date: null, commits: [], links: [], fidelity: null },
    ...{ reason: null, planned: null, by: null, verdict: null },
  };
  if (held.length === 0)
    return { cell: isUntagged(column) ? { ...empty, words: `${repository.id} has no tag of it` } : empty, carrier: -1 };
  const linkOf = new Map(group.links.map((link) => [link.copy, link]));
  const copies = held.flatMap((index) => linkOf.get(index) ?? []);
  const own = copies.filter(({ from, origin }) => !((from !== null && column.holds(from)) || (origin !== null && column.holds(origin))));
  // A line that holds the origin itself has it by that, whatever was copied there again.
  const carriers = own.length > 0 ? own.map(({ copy }) => copy) : held;
  const newest = Math.min(...carriers);
  const carrier = newest;
  const first = column.firstOf(Math.min(...carriers));
  const base: Cell = {
    ...empty,
    version: column.versions[first] ?? null,
    date: repository.graph.commits[carrier]?.committedAt ?? null,
    commits: carriers.map((index) => describeCommit(index, repository)),
    links: own.map((link) => describeLink(link, repository)),
  };
  const reverts = carriers.flatMap((index) => afterwards.revertsOf(index)).filter((index) => column.holds(index) && isEffective(index));
  const revert = reverts.length > 0 ? Math.min(...reverts) : -1;
  if (revert >= 0 && !held.some((index) => index < revert))
    return {
      cell: {
        ...base,
        state: 'reverted',
        date: repository.graph.commits[revert]?.committedAt ?? base.date,
        words: `${landedIn(base)}taken back by ${nameCommit(revert)}`,
      },
      carrier,
    };
  const faithful = own.length > 0 ? judgeFidelity(own, repository) : null;
  const told = { fidelity: faithful?.fidelity ?? null };
  const upstream = own.length === 0 ? -1 : findRevertUpstream();
  if (upstream >= 0) return gap('reverted-upstream', `the origin was taken back by ${nameCommit(upstream)}`);
  if (faithful?.state === 'conflict-undeclared') return gap('conflict-undeclared', faithful.words);
  const broken = own.flatMap(({ copy }) => afterwards.repairsOf(copy));
  if (broken.length > 0) {
    const repaired = broken.find((index) => column.holds(index));
    const words = `${nameCommit(repaired ?? broken[0] ?? -1)} repairs it`;
    return repaired === undefined
      ? gap('broke', `${words}, and is not here`)
      : { cell: { ...base, ...told, state: 'broke', words }, carrier };
  }
  const missing = own.length === 0 ? undefined : findMissingRepair();
  if (missing !== undefined) return gap('fix-up-missing', `${nameCommit(missing)} repairs it elsewhere, and is not here`);
  if (faithful) return { cell: { ...base, ...told, state: faithful.state, words: faithful.words }, carrier };
  return { cell: { ...base, state: 'landed', words: '' }, carrier };

  function gap(state: CellState, words: string): DraftCell {
    return { cell: { ...base, ...told, state, words, gap: isGapState(state) }, carrier };
  }

  /** A revert that was itself taken back changes nothing. */
  function isEffective(index: number): boolean {
    return !afterwards.revertsOf(index).some((again) => column.holds(again));
  }

  function findRevertUpstream(): number {
    const origins = [...new Set(own.flatMap(({ origin }) => origin ?? []))];
    for (const origin of origins) {
      for (const index of afterwards.revertsOf(origin)) {
        const stands = !afterwards.revertsOf(index).some((again) => repository.sides.trunk[again] === 1);
        const relanded = group.commits.some((each) => each < index && repository.sides.trunk[each] === 1);
        if (repository.sides.trunk[index] === 1 && stands && !relanded) return index;
      }
    }
    return -1;
  }

  /** A repair of the origin that neither itself nor by a copy is here. */
  function findMissingRepair(): number | undefined {
    const origins = [...new Set(own.flatMap(({ origin }) => origin ?? []))];
    return origins
      .flatMap((origin) => afterwards.repairsOf(origin))
      .find((repair) => {
        if (!repository.sides.trunk[repair]) return false;
        const taken = afterwards.revertsOf(repair).some((index) => repository.sides.trunk[index] === 1);
        return !taken && !afterwards.isOn(repair, column);
      });
  }

  function nameCommit(index: number): string {
    if (index < 0) return 'a later change';
    const facts = repository.factsOf(index);
    const number = repository.changeOf(index)?.pulls.find(({ role }) => role === 'merged')?.number ?? facts.merged?.number;
    return number === undefined ? formatQuotedTitle(facts.title) : `#${number}`;
  }
}

function landedIn({ version }: Cell): string {
  return version === null ? '' : `landed in ${version}, `;
}

function describeLink({ copy, from, origin, named, rungs, score, certain, runnerUp }: Link, { graph }: LinkedRepository): LoggedLink {
  const shaOf = (index: number): string => graph.commits[index]?.sha ?? '';
  return {
    copy: shaOf(copy),
    from: from === null ? null : shaOf(from),
    origin: origin === null ? null : shaOf(origin),
    named,
    rungs,
    score,
    certain,
    runnerUp: runnerUp === null ? null : { sha: shaOf(runnerUp.commit), score: runnerUp.score },
  };
}
