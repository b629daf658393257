import { z } from 'zod';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { describeIssue } from '../../../text/schema/problems/describe-issue.ts';
import { quoteValue } from '../../../text/schema/quote.ts';
import type { Found } from '../../schema/snapshot/found.ts';
import { milestoneSchema, pullSnapshotSchema, snapshotSchema, snapshotSchemaId } from '../../schema/snapshot/snapshot.ts';
import { ghPulls, pullOfGh } from './gh-pulls.ts';

const nothing = pullSnapshotSchema.partial().required({ number: true, title: true, state: true });

/** A file with what somebody exported: a snapshot of which all may be left out but number, title and state of each pull request. */
const exportedSchema = z.strictObject({
  schema: z.literal(snapshotSchemaId),
  source: snapshotSchema.shape.source.partial().optional(),
  pulls: z.array(nothing),
  milestones: z.array(milestoneSchema).optional(),
  releases: snapshotSchema.shape.releases.optional(),
  deployments: snapshotSchema.shape.deployments.optional(),
  freezes: snapshotSchema.shape.freezes.optional(),
});

/**
 * Reads pull requests from a file: JSON in the form of a snapshot, or the array that `gh pr list --json` prints. `now`, ISO 8601, stands for times that it
 * leaves out. Throws `CannotGoOn` with the place that is wrong.
 */
export function parsePullsFile(text: string, { name, now }: { readonly name: string; readonly now: string }): Found {
  const json = parseJson(text, name);
  if (Array.isArray(json)) {
    const pulls = ghPulls.safeParse(json);
    if (!pulls.success) throw wrongPlace(name, pulls.error);
    return {
      pulls: pulls.data.filter(({ state }) => state !== 'CLOSED').map((pull) => pullOfGh(pull, now)),
      closed: pulls.data.filter(({ state }) => state === 'CLOSED').map(({ number }) => number),
    };
  }
  const version = z.object({ schema: z.string() }).safeParse(json).data?.schema;
  if (version !== snapshotSchemaId) {
    throw new CannotGoOn(
      version === undefined
        ? `\`${quoteValue(name)}\` holds neither the array of \`gh pr list --json\` nor an object with a \`schema\`.`
        : `\`${quoteValue(name)}\` has the schema \`${quoteValue(version)}\`, and this Docket reads \`${snapshotSchemaId}\`.`,
      { hint: 'Write it as schema/pulls.json of the site describes.' },
    );
  }
  const exported = exportedSchema.safeParse(json);
  if (!exported.success) throw wrongPlace(name, exported.error);
  const { pulls, milestones, releases, deployments, freezes } = exported.data;
  return {
    pulls: pulls.map((pull) => ({ ...blankPull(now), ...dropUndefined(pull) })),
    ...(milestones === undefined ? {} : { milestones }),
    ...(typeof releases === 'object' ? { releases } : {}),
    ...(typeof deployments === 'object' ? { deployments } : {}),
    ...(typeof freezes === 'object' ? { freezes } : {}),
  };
}

type Pull = NonNullable<Found['pulls']>[number];

/** A pull request of which nothing is known. */
function blankPull(now: string): Omit<Pull, 'number' | 'title' | 'state'> {
  return {
    draft: false,
    author: null,
    first: null,
    createdAt: now,
    updatedAt: now,
    mergedAt: null,
    mergedBy: null,
    head: { branch: '', commit: null, project: null },
    base: { branch: '', commit: null },
    mergeCommit: null,
    labels: [],
    milestone: null,
    decision: null,
    reviews: [],
    issues: [],
    checks: { head: 'not-collected', merge: 'not-collected' },
    body: [],
    cut: [],
  };
}

type Given = z.infer<typeof nothing>;

function dropUndefined(pull: Given): Pick<Pull, 'number' | 'title' | 'state'> & Partial<Pull> {
  const { number, title, state, ...rest } = pull;
  const given: Partial<Pull> = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { number, title, state, ...given };
}

function parseJson(text: string, name: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch (cause) {
    throw new CannotGoOn(`\`${quoteValue(name)}\` is not JSON.`, {
      hint: 'Write it with `gh pr list --json …`, or as schema/pulls.json of the site describes.',
      cause,
    });
  }
}

function wrongPlace(name: string, { issues: [issue] }: z.ZodError): CannotGoOn {
  return new CannotGoOn(
    `\`${quoteValue(name)}\` is wrong at \`${quoteValue(issue?.path.join('.') ?? '')}\`: ${issue === undefined ? 'it has another form' : describeIssue(issue)}.`,
    {
      hint: 'Correct it; schema/pulls.json of the site describes every field.',
    },
  );
}
