import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteList, quoteValue } from '../../../text/schema/quote.ts';

/** A branch that stands for an environment is there. */
export function environmentBranchUnknown(
  place: Place,
  { branch, environment }: { readonly branch: string; readonly environment: string },
): Problem {
  return {
    code: 'environment-branch-unknown',
    severity: 'warning',
    place,
    message: `The branch \`${quoteValue(branch)}\` of the environment \`${quoteValue(environment)}\` is not there, so nothing is known from it.`,
    hint: 'Correct the name in `environments`, or fetch the branch.',
  };
}

/** What the forge calls an environment is one of the process. */
export function forgeEnvironmentUnknown(
  place: Place,
  { environment, product, known }: { readonly environment: string; readonly product: string; readonly known: readonly string[] },
): Problem {
  return {
    code: 'forge-environment-unknown',
    severity: 'notice',
    place,
    message: `The forge knows deployments to \`${quoteValue(environment)}\`, which is no environment of ${quoteValue(product)}; they are not used.`,
    hint: `Say which of ${quoteList(known)} it is with \`deployments\` of the repository in the configuration.`,
  };
}

/** Git notes of a promotion tool are JSON. */
export function promotionNoteWrong(place: Place, why: string): Problem {
  return {
    code: 'promotion-note-wrong',
    severity: 'warning',
    place,
    message: `A note of the promotion tool was not read: ${quoteValue(why)}.`,
    hint: 'Look at it with `git notes --ref=promoter.history show <commit>`.',
  };
}
