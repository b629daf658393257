import type { Block } from '../../schema/records/block.ts';
import { formatSteps } from '../../schema/records/format-steps.ts';
import type { Step } from '../../schema/records/step.ts';

/** The body of a document with its steps written anew as tables; headings and prose stay as their lines are. */
export function rewriteSteps(
  blocks: readonly Block[],
  steps: readonly Step[],
  { lines, headLines, filled }: { readonly lines: readonly string[]; readonly headLines: number; readonly filled: boolean },
): readonly string[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const starts = blocks.map(({ line }) => line - 1);
  return [
    ...lines.slice(headLines, starts[0] ?? lines.length),
    ...blocks.flatMap((block, index) =>
      block.kind === 'steps'
        ? [
            '',
            ...formatSteps(
              block.steps.flatMap((id) => byId.get(id) ?? []),
              { filled },
            ),
            '',
          ]
        : lines.slice(starts[index], starts[index + 1] ?? lines.length),
    ),
  ];
}
