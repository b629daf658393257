import type { PatchPrint } from '../../../git/schema/patches/patch-print.ts';
import { type Candidate, isCertain, type Link, scoreRungs, sortRungs } from '../../schema/links/link.ts';
import { comparePatches } from './compare-patches.ts';
import { type Declared, mergeCandidates } from './declared-links.ts';
import type { Sides } from './line-reach.ts';

/** What links are judged by. */
export interface Judging {
  readonly sides: Sides;
  /** Null where files are missing here, undefined where it was not asked for. */
  readonly printOf: (index: number) => PatchPrint | null | undefined;
}

/** Less than this is no link. */
const enough = 0.5;

/** Judges the candidates of a copy: the best one with what shows it, and what else it could be. Null where nothing tells enough. */
export function judgeLink(copy: number, declared: Declared, others: readonly Candidate[], { sides, printOf }: Judging): Link | null {
  const { graph, trunk } = sides;
  const own = printOf(copy);
  const compared = mergeCandidates([...declared.candidates, ...others]).map(({ commit, rungs }) => {
    const print = own ? printOf(commit) : null;
    const rung = own && print ? comparePatches(own, print) : null;
    const all = sortRungs(rung ? [...rungs, rung] : rungs);
    return { commit, rungs: all, certain: isCertain(all), score: scoreRungs(all) };
  });
  const age = (index: number): string => graph.commits[index]?.committedAt ?? '';
  const ranked = compared.sort(
    (left, right) =>
      Number(right.certain) - Number(left.certain) ||
      // What the message names last is what was copied, whatever else the other has in common.
      idOf(right) - idOf(left) ||
      right.score - left.score ||
      (trunk[right.commit] ?? 0) - (trunk[left.commit] ?? 0) ||
      Date.parse(age(left.commit)) - Date.parse(age(right.commit)) ||
      right.commit - left.commit,
  );
  const best = ranked.find(({ score }) => score >= enough);
  if (!best) {
    if (declared.absent === null) return null;
    const rungs = [
      {
        kind: declared.absent.startsWith('#') ? ('pull-number' as const) : ('commit-id' as const),
        score: 0.9,
        words: 'what the message names',
      },
    ];
    return { copy, from: null, origin: null, named: declared.absent, rungs, score: 0.9, certain: true, runnerUp: null };
  }
  const next = ranked.find((each) => each !== best);
  return {
    copy,
    from: best.commit,
    origin: best.commit,
    named: declared.absent,
    rungs: best.rungs,
    score: best.score,
    certain: best.certain,
    runnerUp: next ? { commit: next.commit, score: next.score } : null,
  };
}

function idOf({ rungs }: Candidate): number {
  return rungs.find(({ kind }) => kind === 'ledger' || kind === 'commit-id')?.score ?? 0;
}

/** Follows each link to where its chain begins. Copies that name each other in a circle begin with the oldest; such circles are told. */
export function resolveOrigins(
  links: readonly Link[],
  isOlder: (left: number, right: number) => boolean,
): { readonly links: readonly Link[]; readonly circles: readonly (readonly number[])[] } {
  const fromOf = new Map(links.flatMap(({ copy, from }) => (from === null ? [] : [[copy, from] as const])));
  const named = new Set(links.filter(({ rungs }) => rungs[0]?.kind === 'commit-id').map(({ copy }) => copy));
  const isNamed = (index: number): boolean => named.has(index);
  const roots = new Map<number, number>();
  const circles: number[][] = [];
  const rootOf = (start: number): number => {
    const path: number[] = [];
    const met = new Set<number>();
    let at = start;
    for (;;) {
      const known = roots.get(at);
      if (known !== undefined) {
        at = known;
        break;
      }
      if (met.has(at)) {
        const circle = path.slice(path.indexOf(at));
        // Of what is only guessed, or meant for a whole pull request, nobody said that it is one.
        if (circle.every(isNamed)) circles.push(circle);
        at = circle.reduce((oldest, each) => (isOlder(each, oldest) ? each : oldest));
        break;
      }
      met.add(at);
      path.push(at);
      const next = fromOf.get(at);
      if (next === undefined) break;
      at = next;
    }
    for (const each of path) roots.set(each, at);
    return at;
  };
  const resolved = links.map((link) => (link.from === null ? link : { ...link, origin: rootOf(link.copy) }));
  return { links: resolved.filter(({ copy, origin }) => copy !== origin), circles };
}
