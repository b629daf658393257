import { choosePredecessors } from '../../../../src/releases/assemble/plan/choose-predecessors.ts';
import { drawGraph, drawLines } from '../../small-graph.ts';

export interface ChoiceStory {
  /** Of each repository, as for `drawGraph`. */
  readonly graphs: readonly string[];
  readonly subjects?: Readonly<Record<string, string>>;
  /** As for `drawLines`. */
  readonly lines: Readonly<Record<string, readonly string[]>>;
  /** Versions whose commits were made anew. */
  readonly rewritten?: readonly string[];
}

/** Each release with what it is compared with, `~` before what it does not contain, and why. */
export function tellChoices({ graphs: texts, subjects, lines, rewritten = [] }: ChoiceStory): readonly string[] {
  const graphs = texts.map((text) => drawGraph(text, subjects));
  const small = drawLines(graphs, lines);
  const isRewritten = ({ version }: { readonly version: string }): boolean => rewritten.includes(version);
  const chosen = choosePredecessors({ ...small, graphs, isRewritten });
  return small.releases.map((release) => {
    const own = release.version.text;
    const found = chosen.get(release);
    if (!found) return `${own} is the first`;
    return `${own} ← ${found.contained ? '' : '~'}${found.release.version.text} of ${found.line.id}: ${found.reason}`;
  });
}

/** The same, of the last release alone. */
export function tellLast(story: ChoiceStory): string | undefined {
  return tellChoices(story).at(-1);
}
