import { count } from '../../../text/schema/count.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteValue } from '../../../text/schema/quote.ts';

/** A process or an event is a YAML file with known settings. */
export function yamlFileWrong(place: Place, complaint: string): Problem {
  return {
    code: 'environment-file-wrong',
    severity: 'error',
    place,
    message: complaint,
    hint: 'Correct the file; nothing of it is used until then.',
  };
}

/** Processes, policies and events are texts of a size that people write. */
export function fileUnreadable(place: Place, why: string): Problem {
  return {
    code: 'environment-file-unreadable',
    severity: 'error',
    place,
    message: `The file was not read: ${why}.`,
    hint: 'Put a text in its place; link to what is large.',
  };
}

/** A process that is written is there to be followed. */
export function processUnused(place: Place, id: string): Problem {
  return {
    code: 'process-unused',
    severity: 'warning',
    place,
    message: `No product follows the process \`${quoteValue(id)}\`.`,
    hint: `Name it in \`process\` of a product in the configuration, or delete the file.`,
  };
}

/** A product lives by a process that is there. */
export function processUnknown(place: Place, process: string, known: readonly string[]): Problem {
  return {
    code: 'process-unknown',
    severity: 'error',
    place,
    message: `There is no process \`${quoteValue(process)}\`.`,
    hint: `Write \`content/processes/${quoteValue(process)}.yaml\`, or choose from ${known.map((name) => `\`${name}\``).join(', ')}.`,
  };
}

/** Environments of a process have ids of their own, and name each other by them. */
export function processEnvironmentUnknown(place: Place, { field, name }: { readonly field: string; readonly name: string }): Problem {
  return {
    code: 'process-environment-unknown',
    severity: 'error',
    place,
    message: `\`${field}\` names \`${quoteValue(name)}\`, which is no environment of this process.`,
    hint: 'Add the environment, or correct the name.',
  };
}

/** An id stands for one environment. */
export function processEnvironmentTwice(place: Place, name: string): Problem {
  return {
    code: 'process-environment-twice',
    severity: 'error',
    place,
    message: `Two environments of this process are called \`${quoteValue(name)}\`.`,
    hint: 'Give each an id of its own.',
  };
}

/** Environments follow each other without a circle, or no version could ever enter one. */
export function processCircular(place: Place, ids: readonly string[]): Problem {
  return {
    code: 'process-circular',
    severity: 'error',
    place,
    message: `The environments come after each other in a circle: ${ids.map((id) => `\`${quoteValue(id)}\``).join(' after ')}.`,
    hint: 'Take one name out of an `after`.',
  };
}

/** Which environment counts as production is never guessed. */
export function processProductionUnclear(place: Place, ids: readonly string[]): Problem {
  return {
    code: 'process-production-unclear',
    severity: 'error',
    place,
    message: `Which environment is production is not clear: ${ids.map((id) => `\`${quoteValue(id)}\``).join(' and ')} could be it.`,
    hint: 'Write `production: true` in one of them.',
  };
}

/** A policy stands in the folder of its product, under the name of its environment. */
export function policyEnvironmentUnknown(
  place: Place,
  { environment, product, known }: { readonly environment: string; readonly product: string; readonly known: readonly string[] },
): Problem {
  return {
    code: 'policy-environment-unknown',
    severity: 'warning',
    place,
    message: `\`${quoteValue(environment)}\` is no environment of ${quoteValue(product)}, so this policy is shown nowhere.`,
    hint: `Rename the file to one of ${known.map((id) => `\`${id}.mdx\``).join(', ')}, or name the environment in the process.`,
  };
}

/** A folder of policies or events belongs to a product. */
export function environmentProductUnknown(place: Place, product: string): Problem {
  return {
    code: 'environment-product-unknown',
    severity: 'error',
    place,
    message: `The folder is for the product \`${quoteValue(product)}\`, which does not exist.`,
    hint: 'Rename the folder, or add the product to the configuration.',
  };
}

/** A version of a policy is not changed once it is in force: what was the rule on a day must stay readable. */
export function policyChangedInForce(
  place: Place,
  { identifier, version, times }: { readonly identifier: string; readonly version: string; readonly times: number },
): Problem {
  return {
    code: 'policy-changed-in-force',
    severity: 'warning',
    place,
    message: `${quoteValue(identifier)} ${quoteValue(version)} was changed ${count(times, 'time')} while it was in force, under the same version.`,
    hint: 'Raise `version` with each change, so that each version keeps its text.',
  };
}

/** A document of a product stands in its repositories. */
export function documentUnknown(place: Place, path: string): Problem {
  return {
    code: 'document-unknown',
    severity: 'warning',
    place,
    message: `No release has a file \`${quoteValue(path)}\`.`,
    hint: 'Correct the path in `documents`; it begins at the top folder of the repository.',
  };
}

/** A document is a file of the repository, and of no other place. */
export function documentElsewhere(place: Place, path: string): Problem {
  return {
    code: 'document-elsewhere',
    severity: 'error',
    place,
    message: `\`${quoteValue(path)}\` lies outside the repository. It was not read.`,
    hint: 'Name a file by its path from the top folder of the repository, without `..`.',
  };
}

/** A document is a text of a size that people read. */
export function documentUnreadable(place: Place, { path, why }: { readonly path: string; readonly why: string }): Problem {
  return {
    code: 'versioned-document-unreadable',
    severity: 'warning',
    place,
    message: `\`${quoteValue(path)}\` was not read: ${why}.`,
    hint: 'Name a Markdown file in `documents`.',
  };
}
