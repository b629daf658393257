import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';
import { eventKinds } from './event-kinds.ts';

const instant = z.string().describe('ISO 8601 date and time with offset.');

/** Where an event is known from. */
export const originSchema = z.object({
  kind: z
    .enum(['file', 'gitops', 'git-note', 'merge', 'observed', 'forge'])
    .describe(
      'file: written in content/; gitops: a commit to a file that names versions; merge: a first-parent merge into an environment branch; observed: a branch head that moved; forge: a deployment, or a review of one, that was collected.',
    ),
  repository: z.string().nullable().describe('Id of the repository; null for the content folder.'),
  commit: z.string().nullable(),
  path: z.string().nullable().describe('File in that repository or below the content root.'),
  line: z.number().int().nullable(),
});

/**
 * When it happened. `at` is a time that somebody or something wrote down; where only bounds are known, `after` and `before` are the nearest that
 * evidence gives (either may be open) and `at` is null: nothing between them is guessed.
 */
export const timeSchema = z.object({ at: instant.nullable(), after: instant.nullable(), before: instant.nullable() });

/** A part of what was moved: one repository of the product, or something that is no repository (a plug-in, an installer). */
export const eventComponentSchema = z.object({
  name: z.string().describe('Id of a repository of the product, or the name of a plug-in or artefact.'),
  version: z.string().nullable().describe('As written there.'),
  tag: z.string().nullable(),
  commit: z.string().nullable(),
  artefacts: z.array(z.object({ uri: z.string(), digest: z.string().nullable(), platform: z.string().nullable() })),
});

/** One thing that happened in an environment; never edited, never deleted. */
export const eventSchema = z.object({
  id: z
    .string()
    .describe(
      'For a written event its file name without ending; else made from source, commit, environment and instance. Unique in its product.',
    ),
  kind: z.enum(eventKinds),
  environment: z.string(),
  instance: z.string().nullable().describe('Null for the whole environment.'),
  variant: z.string().nullable().describe('One of several versions that live side by side; null for the only one.'),
  time: timeSchema,
  version: z
    .string()
    .nullable()
    .describe(
      'As people say it, the version of a release or of a candidate of it; null for a commit that is none. Of `rolled-back`: what runs afterwards, null where nobody says.',
    ),
  from: z
    .string()
    .nullable()
    .describe('What ran there before, as the source says; null where it does not say. Of `rolled-back`: what was taken back.'),
  components: z.array(eventComponentSchema),
  share: z.object({ percent: z.number().nullable(), sections: z.array(z.string()) }).nullable(),
  change: z.enum(['standard', 'normal', 'emergency']).nullable(),
  by: z.object({ person: z.string().nullable(), bot: z.string().nullable(), run: z.string().nullable() }).nullable(),
  reason: z.string().nullable(),
  refs: z.array(z.string()),
  downtime: z.object({ planned: z.number().nullable(), actual: z.number().nullable() }).nullable().describe('Minutes.'),
  override: z.object({ gates: z.array(z.string()), reason: z.string(), by: z.string() }).nullable(),
  approval: z.array(z.string()).describe('Records whose sign-offs are the approval.'),
  corrects: z.string().nullable().describe('Id of the event that this one puts right.'),
  origin: originSchema,
});

export type EventKind = (typeof eventKinds)[number];
export type EventTime = Frozen<z.infer<typeof timeSchema>>;
export type EnvironmentEvent = Frozen<z.infer<typeof eventSchema>>;
