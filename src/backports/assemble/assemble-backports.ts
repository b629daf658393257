import { compareText } from '../../text/schema/order/compare-text.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { outsideWindow, windowOverfull } from '../schema/backport-problems.ts';
import { type GapState, isGapState } from '../schema/cell-state.ts';
import type { BackportLine, BackportWindow, Cell, LoggedChange, ProductBackports } from '../schema/extension.ts';
import {
  changesMissing,
  changesNotMergedBack,
  conflictsNotDeclared,
  copiesBroke,
  fixUpsMissing,
  originsReverted,
} from '../schema/gap-problems.ts';
import { judgeBrought, planWindow } from '../schema/judge-window.ts';
import type { LineEntry } from '../schema/ledger.ts';
import type { Standing } from '../schema/standing/judge-standing.ts';
import { resolveLedger } from './apply-ledger.ts';
import type { BackportSources } from './backport-sources.ts';
import { describeCommit } from './change-words.ts';
import { decideCell } from './decide-cell.ts';
import { type DraftChange, draftLog } from './draft-log.ts';
import type { Missing } from './find-missing.ts';
import { tellConflict } from './inherited-conflicts.ts';
import type { DraftCell } from './judge-cell.ts';
import { prepareLineLife } from './line-life.ts';
import type { Column, LinkedRepository } from './linked-repository.ts';

/** The log of a product as far as commits tell, and what people decided. */
export interface BackportDrafts {
  readonly changes: readonly DraftChange[];
  readonly problems: readonly Problem[];
}

/** Drafts the log of a product, so that what seems to be missing can be looked for in files. */
export function draftBackports(sources: BackportSources): BackportDrafts {
  const { product, repositories, ledger, supportOf, asOf } = sources;
  const ids = new Set(repositories.flatMap(({ columns }) => columns.map(({ id }) => id)));
  const resolved = resolveLedger(ledger, repositories, ids);
  const life = prepareLineLife({ lines: product.lines, repositories, supportOf, asOf });
  const changes = repositories.flatMap((repository) =>
    draftLog(repository, { life, decisions: resolved.decisions.filter((each) => each.repository === repository.id) }),
  );
  return { changes, problems: resolved.problems };
}

/** Assembles the log of a product: which change is on which line, how it came there, what is missing, and whether rules were kept. */
export function assembleBackports(
  sources: BackportSources,
  drafts: BackportDrafts,
  standingOf: (missing: Missing) => Standing | null,
): { readonly log: ProductBackports; readonly problems: readonly Problem[] } {
  const { product, repositories, config, supportOf, asOf } = sources;
  const problems: Problem[] = [...drafts.problems];
  const windows = new Map(product.lines.flatMap(({ id }) => planLineWindow(id)));
  const used = new Map<string, number>();
  const changes = drafts.changes.flatMap((draft) => logChange(draft) ?? []);
  const ids = new Set(repositories.flatMap(({ columns }) => columns.map(({ id }) => id)));
  const known = new Set([...config.environments, ...product.lines.map(({ id }) => id)]);
  const next = [...ids].find((id) => !known.has(id)) ?? null;
  const sorted = changes.toSorted(compareLogged);
  const lines = product.lines.map(({ id }): BackportLine => {
    const window = windows.get(id);
    const cells = sorted.flatMap(({ cells }) => cells.filter(({ target }) => target === id));
    const took = window ? cells.filter(({ commits, verdict }) => verdict !== null && isWithin(commits[0]?.date ?? '', window)).length : 0;
    if (window && window.most !== null && took > window.most)
      problems.push(windowOverfull({ source: product.id, subject: id }, { line: id, took, most: window.most }));
    return {
      line: id,
      support: supportOf(id),
      window: window ? { ...window, took } : null,
      brought: cells.filter(({ links }) => links.length > 0).length,
    };
  });
  problems.push(...listGapProblems(product.id, sorted));
  return {
    log: { product: product.id, environments: config.environments, next, lines, changes: sorted, notLookedAt: 0, notCompared: 0 },
    problems,
  };

  function planLineWindow(line: string): readonly (readonly [string, Omit<BackportWindow, 'took'>])[] {
    const first = product.releases.findLast((release) => release.line === line && release.status !== 'candidate');
    return config.window && first?.date ? [[line, planWindow(config.window, first.date, asOf)]] : [];
  }

  function logChange({ repository, group, words, decisions, cells: drafted, missing }: DraftChange): LoggedChange | null {
    const all = repository.columns.flatMap((column) => {
      const draft = drafted.get(column.id);
      return draft === undefined ? [] : [[column, draft] as const];
    });
    const cells = all.map(([column, draft]): Cell => {
      const lack = missing.get(column.id);
      const told = lack === undefined ? tellConflict(draft.cell, column, all) : tellMissing(draft.cell, column, lack, standingOf(lack));
      const own = decisions.filter(({ line }) => line === column.id);
      const decided = decideCell(told, own, column);
      problems.push(...decided.problems);
      return judgeByWindow(decided.cell, draft, column, { kind: words.kind, own, repository });
    });
    const told =
      group.links.length > 0 ||
      decisions.length > 0 ||
      cells.some(({ gap, verdict }) => gap || (verdict !== null && verdict.state !== 'inside'));
    if (!told) return null;
    const by = cells.flatMap((cell) => [cell.by, cell.verdict?.by ?? null]).filter((person) => person !== null);
    return {
      id: takeId(`${repository.prefix}${words.id}`),
      title: words.title,
      kind: words.kind,
      repository: repository.id,
      pulls: words.pulls,
      people: [...new Set([...words.people, ...by])],
      origin: group.origin === null ? null : describeCommit(group.origin, repository),
      certain: group.links.every(({ certain }) => certain),
      // What a change is not on is no news, and most are on few lines; that nothing is known of a line is.
      cells: cells.filter(({ state, words }) => state !== 'absent' || words !== ''),
    };
  }

  function judgeByWindow(
    cell: Cell,
    { carrier }: DraftCell,
    column: Column,
    {
      kind,
      own,
      repository,
    }: { readonly kind: LoggedChange['kind']; readonly own: readonly LineEntry[]; readonly repository: LinkedRepository },
  ): Cell {
    const window = windows.get(column.id);
    if (!config.window || !window || carrier < 0 || cell.date === null || repository.sides.trunk[carrier] === 1) return cell;
    // What came before the first release of a line is what the line is made of.
    if (column.kind !== 'line' || column.firstFinal < 0 || column.firstOf(carrier) <= column.firstFinal) return cell;
    const by = (decision: LineEntry['decision']): LineEntry | null => own.findLast((entry) => entry.decision === decision) ?? null;
    const verdict = judgeBrought(
      { kind, date: repository.graph.commits[carrier]?.committedAt ?? cell.date, fastTrack: by('fast-track'), override: by('override') },
      window,
      config.window,
    );
    return { ...cell, verdict, gap: cell.gap || verdict?.state === 'violation' };
  }

  function takeId(wanted: string): string {
    const round = (used.get(wanted) ?? 0) + 1;
    used.set(wanted, round);
    return round === 1 ? wanted : `${wanted}_${round}`;
  }
}

const standingWords: Readonly<Record<Standing, string>> = {
  here: 'no copy is known, and all lines that it adds are here',
  gone: 'no copy is known, and neither the files that it changes nor the code in them are here',
  version: 'the same or a newer version is here of what it sets the version of',
  overwritten: 'no copy is known, and later changes took its place where it was made, which are looked for themselves',
};

/** A change that no commit brought: missing, or not, as far as files tell. */
function tellMissing(cell: Cell, { kind }: Column, { words }: Missing, standing: Standing | null): Cell {
  if (standing !== null) return { ...cell, words: standingWords[standing] };
  return { ...cell, state: kind === 'environment' ? 'not-merged-back' : 'missing', gap: true, words };
}

function isWithin(date: string, { from, until }: Pick<BackportWindow, 'from' | 'until'>): boolean {
  const day = date === '' ? '' : new Date(date).toISOString().slice(0, 10);
  return from <= day && day < until;
}

/** What has gaps first, then what happened last. */
export function compareLogged(left: LoggedChange, right: LoggedChange): number {
  const gap = (change: LoggedChange): number => Number(change.cells.some((cell) => cell.gap));
  return gap(right) - gap(left) || newestOf(right) - newestOf(left) || compareText(left.id, right.id);
}

function newestOf({ cells, origin }: LoggedChange): number {
  return Math.max(...[origin?.date, ...cells.map(({ date }) => date)].map((date) => (date ? Date.parse(date) : 0)));
}

const gapProblems: Readonly<Record<GapState, typeof changesMissing>> = {
  missing: changesMissing,
  'not-merged-back': changesNotMergedBack,
  'conflict-undeclared': conflictsNotDeclared,
  'reverted-upstream': originsReverted,
  'fix-up-missing': fixUpsMissing,
  broke: copiesBroke,
};

/** One Problem for each kind of gap and line: the page lists them one by one. */
function listGapProblems(product: string, changes: readonly LoggedChange[]): readonly Problem[] {
  const counts = new Map<string, { readonly cell: Cell; count: number }>();
  const violations = new Map<string, number>();
  for (const cell of changes.flatMap(({ cells }) => cells)) {
    if (cell.verdict?.state === 'violation') violations.set(cell.target, (violations.get(cell.target) ?? 0) + 1);
    if (!cell.gap) continue;
    const key = `${cell.state} ${cell.target}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { cell, count: 1 });
  }
  const gaps = [...counts.values()].flatMap(({ cell: { state, target }, count }) =>
    isGapState(state) ? [gapProblems[state]({ source: product, subject: target }, { target, count })] : [],
  );
  return [...gaps, ...[...violations].map(([line, count]) => outsideWindow({ source: product, subject: line }, line, count))];
}
