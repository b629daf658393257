import { z } from 'zod';
import { rungKinds } from '../../releases/schema/links/link.ts';
import type { Frozen } from '../../text/schema/frozen.ts';
import { cellStates, changeKinds, declineReasons } from './cell-state.ts';

const commitSchema = z.object({ sha: z.string(), subject: z.string(), author: z.string(), date: z.string() });

const linkSchema = z.object({
  copy: z.string().describe('The commit that is a copy.'),
  from: z.string().nullable().describe('What it was copied from; null where that is not in this repository.'),
  origin: z.string().nullable().describe('Where a chain of copies begins.'),
  named: z.string().nullable().describe('What the message names that is not here: a commit or `#12`.'),
  rungs: z.array(z.object({ kind: z.enum(rungKinds), score: z.number(), words: z.string() })).describe('The evidence, strongest first.'),
  score: z.number(),
  certain: z.boolean().describe('False: only likely.'),
  runnerUp: z.object({ sha: z.string(), score: z.number() }).nullable().describe('What else it could be a copy of.'),
});

const fidelitySchema = z.object({
  kind: z
    .enum(['equal', 'equal-but-context', 'differs', 'unknown'])
    .describe('How the copy compares with its origin; unknown where files are missing here.'),
  share: z.number().nullable().describe('Share of changed lines that both have, 0 to 1.'),
  files: z.number().int().describe('Files that the origin touches.'),
  equalFiles: z.number().int(),
  onlyOrigin: z.array(z.string()).describe('Files that only the origin touches.'),
  onlyCopy: z.array(z.string()),
  markers: z.array(z.object({ path: z.string(), line: z.number().int() })).describe('Conflict markers that the copy commits.'),
  picked: z
    .object({ copied: z.number().int(), of: z.number().int() })
    .nullable()
    .describe('How many commits of the pull request were copied; null for all.'),
  difference: z
    .array(z.string())
    .describe('Lines of the difference between the two patches, as `git range-diff` has it: two signs in front. May be cut.'),
});

const verdictSchema = z.object({
  state: z.enum(['inside', 'security', 'fast-track', 'overridden', 'violation']),
  reason: z.string(),
  by: z.string().nullable(),
});

export const cellSchema = z.object({
  target: z.string().describe('The line or the environment.'),
  state: z.enum(cellStates),
  gap: z.boolean().describe('Whether something has to be done.'),
  words: z.string().describe('What the state rests on, or what is missing, as the reader sees it; may be empty.'),
  version: z.string().nullable().describe('The first release of the line that holds it; null while it is in none.'),
  date: z.string().nullable().describe('When it came here.'),
  commits: z.array(commitSchema),
  links: z.array(linkSchema),
  fidelity: fidelitySchema.nullable(),
  reason: z.enum(declineReasons).nullable(),
  planned: z.string().nullable().describe('The release that it is planned for.'),
  by: z.string().nullable().describe('Who planned or declined it.'),
  verdict: verdictSchema.nullable().describe('What the rule of the backport window says; null where it does not judge.'),
});

export const loggedChangeSchema = z.object({
  id: z.string().describe('Permanent: the last folder of its address.'),
  title: z.string(),
  kind: z.enum(changeKinds),
  repository: z.string(),
  pulls: z.array(z.number().int()).describe('Its own pull request first, then those of copies.'),
  people: z.array(z.string()),
  origin: commitSchema.nullable().describe('Null where the origin is not in this repository.'),
  certain: z.boolean().describe('Whether all of its links are certain.'),
  cells: z.array(cellSchema).describe('Environments first, then lines, newest first; those that it is on, or is missing or decided on.'),
});

const supportSchema = z.object({
  state: z.enum(['planned', 'maintained', 'security-only', 'end-of-life', 'unknown']),
  maintenanceFrom: z.string().nullable(),
  securityFrom: z.string().nullable(),
  endOfLife: z.string().nullable(),
  next: z.object({ version: z.string().nullable(), date: z.string().nullable() }).nullable(),
  pickDeadline: z.string().nullable(),
  source: z.string().describe('Where it is written.'),
});

const windowSchema = z.object({
  from: z.string(),
  until: z.string().describe('The first day on which it is closed.'),
  open: z.boolean(),
  took: z.number().int().describe('Changes that were brought in while it was open.'),
  most: z.number().int().nullable(),
});

const backportLineSchema = z.object({
  line: z.string(),
  support: supportSchema.nullable(),
  window: windowSchema.nullable(),
  brought: z.number().int().describe('Changes that were brought to it from elsewhere.'),
});

export const productBackportsSchema = z.object({
  product: z.string(),
  environments: z.array(z.string()),
  next: z
    .string()
    .nullable()
    .describe('The column of what is on no line yet: the branch where work goes on. Null where it is part of the newest line.'),
  lines: z.array(backportLineSchema).describe('Newest first.'),
  changes: z.array(loggedChangeSchema).describe('What has gaps first, then newest.'),
  notLookedAt: z.number().int(),
  notCompared: z.number().int(),
});

/** What backports add to the Book. */
export const bookShape = {
  backports: z.array(productBackportsSchema).describe('By product: which change is on which line, and what is missing.'),
};

/** What backports add to each release. */
export const releaseShape = { support: supportSchema.nullable().describe('Support of its line; null where nobody wrote it down.') };

export type LoggedCommit = Frozen<z.infer<typeof commitSchema>>;
export type LoggedLink = Frozen<z.infer<typeof linkSchema>>;
export type Fidelity = Frozen<z.infer<typeof fidelitySchema>>;
export type Verdict = Frozen<z.infer<typeof verdictSchema>>;
export type Cell = Frozen<z.infer<typeof cellSchema>>;
export type LoggedChange = Frozen<z.infer<typeof loggedChangeSchema>>;
export type Support = Frozen<z.infer<typeof supportSchema>>;
export type BackportWindow = Frozen<z.infer<typeof windowSchema>>;
export type BackportLine = Frozen<z.infer<typeof backportLineSchema>>;
export type ProductBackports = Frozen<z.infer<typeof productBackportsSchema>>;

declare module '../../book/schema/book.ts' {
  interface Book {
    readonly backports: readonly ProductBackports[];
  }
  interface Release {
    readonly support: Support | null;
  }
}
