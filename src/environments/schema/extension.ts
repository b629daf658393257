import { z } from 'zod';
import { type ProductEnvironments, productEnvironmentsSchema } from './environment.ts';
import { type Journey, journeySchema } from './journey.ts';
import { type Decision, decisionSchema } from './policy.ts';
import { type Process, processSchema } from './process.ts';
import { type VersionedDocument, versionedDocumentSchema } from './versioned-document.ts';

/** What environments add to the Book. */
export const bookShape = {
  processes: z
    .array(processSchema)
    .describe('Each version of the processes that are used or in the content folder; newest first within one.'),
  decisions: z.array(decisionSchema).describe('Decisions and other documents, by identifier; newest version first.'),
  environments: z.array(productEnvironmentsSchema).describe('By product, for those that have a process or events.'),
  versionedDocuments: z.array(versionedDocumentSchema).describe('Files of the repositories as of each release.'),
};

/** What environments add to each release. */
export const releaseShape = {
  journey: journeySchema.nullable().describe('Null where the product has no environments.'),
};

declare module '../../book/schema/book.ts' {
  interface Book {
    readonly processes: readonly Process[];
    readonly decisions: readonly Decision[];
    readonly environments: readonly ProductEnvironments[];
    readonly versionedDocuments: readonly VersionedDocument[];
  }
  interface Release {
    readonly journey: Journey | null;
  }
}
