import { declaresConflict } from '../../releases/schema/conventions/copies/conflict-note.ts';
import type { Link } from '../../releases/schema/links/link.ts';
import type { CellState } from '../schema/cell-state.ts';
import { comparePrints, diffPatches, looksMoved, nameTop, nameTreeMove } from '../schema/compare-copy.ts';
import type { Fidelity } from '../schema/extension.ts';
import type { LinkedRepository } from './linked-repository.ts';

/** How faithful the copies of a change are, taken together, and in words. */
export interface Faithfulness {
  readonly state: CellState;
  readonly words: string;
  readonly fidelity: Fidelity | null;
}

const ranks: readonly CellState[] = ['clean', 'copied', 'adapted', 'conflict-declared', 'conflict-undeclared'];

/** Compares the copies that carry a change on a line with what they were copied from; the worst of them speaks for all. */
export function judgeFidelity(copies: readonly Link[], repository: LinkedRepository): Faithfulness {
  const each = copies.map((link) => judgeCopy(link, repository));
  const worst = each.reduce<Faithfulness>(
    (left, right) => (ranks.indexOf(right.state) > ranks.indexOf(left.state) ? right : left),
    each[0] ?? unknown,
  );
  const picked = countPicked(copies, repository);
  if (picked === null) return worst;
  const fidelity = { ...(worst.fidelity ?? nothing), picked };
  const words = `${picked.copied} of ${picked.of} commits`;
  if (worst.state === 'clean' || worst.state === 'copied' || worst.state === 'adapted')
    return { state: 'adapted', words: worst.state === 'adapted' && worst.words !== '' ? `${words}; ${worst.words}` : words, fidelity };
  return { ...worst, fidelity };
}

const nothing: Fidelity = {
  ...{ kind: 'unknown', share: null, files: 0, equalFiles: 0, onlyOrigin: [], onlyCopy: [], markers: [], picked: null, difference: [] },
};
const unknown: Faithfulness = { state: 'copied', words: 'not compared', fidelity: null };

function judgeCopy(link: Link, { graph, printOf, textOf, treeMoves, tops }: LinkedRepository): Faithfulness {
  if (link.from === null) return { state: 'copied', words: `its origin ${link.named ?? ''} is not in this repository`, fidelity: null };
  const body = graph.commits[link.copy]?.body ?? '';
  const declared = declaresConflict(body);
  const source = printOf(link.origin ?? link.from) ? (link.origin ?? link.from) : link.from;
  const one = printOf(source);
  const other = printOf(link.copy);
  if (!one || !other) return declared ? { state: 'conflict-declared', words: 'as its message says', fidelity: null } : unknown;
  const found = comparePrints(one, other);
  const [before, after] = [textOf(source), textOf(link.copy)];
  const fidelity = found.kind === 'differs' && before && after ? { ...found, difference: diffPatches(before, after) } : found;
  const marker = found.markers[0];
  if (marker) return { state: 'conflict-undeclared', words: `conflict markers in ${marker.path}, line ${marker.line}`, fidelity };
  if (found.kind === 'unknown') return { ...unknown, fidelity };
  if (found.kind === 'equal')
    return { state: declared ? 'conflict-declared' : 'clean', words: declared ? 'as its message says' : 'equal to the origin', fidelity };
  if (found.kind === 'equal-but-context')
    return {
      state: declared ? 'conflict-declared' : 'clean',
      words: declared ? 'as its message says' : 'equal but for the lines around it',
      fidelity,
    };
  const moved = looksMoved(found);
  const files = `${found.equalFiles} of ${found.files} ${found.files === 1 ? 'file' : 'files'} equal`;
  if (declared) return { state: 'conflict-declared', words: files, fidelity };
  const tree = moved && nameTreeMove(moved);
  if (tree && treeMoves.has(tree))
    return { state: 'adapted', words: `${moved.from} is ${moved.to} here, as all files of that folder are`, fidelity };
  const top = moved && nameTop(moved);
  if (top && tops.has(top)) return { state: 'adapted', words: `${files}; files stand below ${top} here`, fidelity };
  if (moved) return { state: 'conflict-undeclared', words: `${moved.from} is ${moved.to} here, which the message does not say`, fidelity };
  return { state: 'adapted', words: files, fidelity };
}

/** Where a pull request had several commits and only some were copied, how many; null where all were, or where that is not known. */
function countPicked(copies: readonly Link[], { broughtWith, printOf }: LinkedRepository): Fidelity['picked'] {
  const origins = new Set(copies.flatMap(({ origin, from }) => origin ?? from ?? []));
  const [first] = origins;
  const own = first === undefined ? [] : broughtWith(first).commits;
  if (own.length < 2 || own.length > 30) return null;
  const copied = own.filter((index) => origins.has(index)).length;
  if (copied === 0 || copied === own.length) return null;
  // A copy that squashes a pull request touches what all of its commits do.
  const touched = new Set(copies.flatMap(({ copy }) => printOf(copy)?.files.map(({ path }) => path) ?? []));
  const missing = own.filter((index) => !origins.has(index));
  const squashed = copies.length === 1 && missing.every((index) => printOf(index)?.files.every(({ path }) => touched.has(path)) ?? false);
  return squashed ? null : { copied, of: own.length };
}
