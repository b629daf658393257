import { z } from 'zod';

/** A day that is there: `2026-02-30` is refused. */
const day = z.iso.date('Write a day that the calendar has, as 2026-03-01');

/** A length of time in whole months, weeks or days, as ISO 8601 has it. */
const duration = z.string().regex(/^P(?:\d{1,4}[DWMY])$/, 'Write a length of time such as `P3M`, `P2W` or `P90D`');

/** Classes of changes that a window may allow. */
export const windowClasses = ['documentation', 'fix', 'security', 'fast-track'] as const;

/** How long a line of releases is supported. Days count in UTC. */
export const supportConfigSchema = z
  .strictObject({
    /** First day of maintenance; by default that of its first release. */
    maintenanceFrom: day.optional(),
    /** From this day on security fixes alone. */
    securityFrom: day.optional(),
    /** First day without support. */
    endOfLife: day.optional(),
    /** The next release, and the day that it is planned for. */
    next: z
      .strictObject({
        /** Its version. */
        version: z.string().optional(),
        /** The day that it is planned for. */
        date: day.optional(),
      })
      .optional(),
    /** Last day on which a change can be brought into the next release. */
    pickDeadline: day.optional(),
  })
  .refine(({ maintenanceFrom: from, securityFrom: security, endOfLife: end }) => isInOrder([from, security, end]), {
    message: 'The days must follow each other: maintenance, security only, end of life',
  });

/** A way in which messages name what a commit was copied from, beside those that Docket knows. */
export const conventionConfigSchema = z
  .strictObject({
    /** As it is shown as evidence: `the Picked-From line`. */
    name: z.string().min(1),
    /** A regular expression over each line of the message, the subject first, with a group `commit` or `pull`: `^Picked-From: (?<commit>[0-9a-f]{7,40})$`. */
    pattern: z.string().min(1),
    /** Messages with what is found in them, null for nothing; they are checked. */
    examples: z
      .array(
        z.strictObject({
          /** A message of a commit. */
          message: z.string(),
          /** The commit that it names. */
          commit: z.string().nullish(),
          /** The number of the pull request that it names. */
          pull: z.number().int().nullish(),
        }),
      )
      .min(1),
  })
  .superRefine((convention, context) => {
    for (const message of listConventionMistakes(convention)) context.addIssue({ code: 'custom', message });
  });

/** What of a product is brought to other lines, and by which rules. */
export const backportsConfigSchema = z.strictObject({
  /** Support data by line: `{ '2.2': { endOfLife: '2026-06-01' } }`. */
  lines: z.record(z.string(), supportConfigSchema).default({}),
  /** A file with support data in the shape of kubernetes' `schedule.yaml` or openstack's `series_status.yaml`, from the configuration's folder. What `lines` says counts before it. */
  schedule: z.string().min(1).optional(),
  /** When what may be brought to a line that is released. Without it nothing is judged. */
  window: z
    .strictObject({
      /** What opens it: the first final release of a line. */
      after: z.literal('released major'),
      /** How long it is open: `P3M`, `P2W` or `P90D`. */
      for: duration,
      /** What is allowed while it is open. */
      allow: z.array(z.enum(windowClasses)).default(['documentation', 'fix', 'security', 'fast-track']),
      /** What is allowed when it is closed. */
      outside: z.array(z.enum(windowClasses)).default(['security']),
      /** More changes than that in one window are too many. */
      most: z.number().int().positive().optional(),
      /** Changes before this day are not judged. */
      from: day.optional(),
    })
    .optional(),
  /** Branches of environments, in the order in which changes pass them: `['dev', 'stg', 'main']`. What is on a later one has to be on the earlier ones. */
  environments: z.array(z.string().min(1)).default([]),
  /** How your messages name an origin, where Docket does not know the form. */
  conventions: z.array(conventionConfigSchema).default([]),
  /** Whether copies that no message tells of are looked for among commits that touch the same files. */
  similarity: z.boolean().default(true),
});

export type BackportsConfig = z.infer<typeof backportsConfigSchema>;
export type SupportConfig = z.infer<typeof supportConfigSchema>;
export type ConventionConfig = z.infer<typeof conventionConfigSchema>;

/** What one line of a message names by a convention. */
export interface ConventionMatch {
  readonly commit: string | null;
  readonly pull: number | null;
}

/** Reads what a message names by a convention; each line counts by itself. */
export function matchConvention(pattern: RegExp, message: string): readonly ConventionMatch[] {
  return message.split('\n').flatMap((line) => {
    const groups = line.length > 500 ? undefined : pattern.exec(line)?.groups;
    if (!groups) return [];
    const pull = Number(groups['pull']);
    return [{ commit: groups['commit']?.toLowerCase() ?? null, pull: Number.isSafeInteger(pull) && pull > 0 ? pull : null }];
  });
}

function isInOrder(days: readonly (string | undefined)[]): boolean {
  const given = days.filter((each) => each !== undefined);
  return given.every((each, at) => at === 0 || (given[at - 1] ?? '') <= each);
}

function listConventionMistakes({ name, pattern, examples }: z.infer<typeof conventionConfigSchema>): readonly string[] {
  let form: RegExp;
  try {
    form = new RegExp(pattern, 'i');
  } catch {
    return [`The pattern of "${name}" is no regular expression`];
  }
  if (!/\(\?<(?:commit|pull)>/.test(pattern)) return [`The pattern of "${name}" has no group \`(?<commit>…)\` or \`(?<pull>…)\``];
  return examples.flatMap(({ message, commit = null, pull = null }) => {
    const [found = { commit: null, pull: null }] = matchConvention(form, message);
    if (found.commit === (commit?.toLowerCase() ?? null) && found.pull === pull) return [];
    const said = found.commit ?? (found.pull === null ? 'nothing' : `#${found.pull}`);
    return [`The pattern of "${name}" finds ${said} in its example "${message.split('\n')[0]}", which expects otherwise`];
  });
}
