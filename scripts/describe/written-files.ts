import type { z } from 'zod';
import { ledgerSchema } from '../../src/backports/schema/ledger.ts';
import { configSchema } from '../../src/book/schema/config.ts';
import { eventFileSchema } from '../../src/environments/schema/event-file.ts';
import { decisionFileSchema, policyFileSchema } from '../../src/environments/schema/policy.ts';
import { processFileSchema } from '../../src/environments/schema/process.ts';
import { releaseFrontMatterSchema } from '../../src/releases/read/parse-release-notes.ts';
import { protocolFrontMatterSchema } from '../../src/validation/schema/protocols/protocol.ts';
import { recordFrontMatterSchema } from '../../src/validation/schema/records/record.ts';
import { peopleSchema } from '../../src/validation/schema/signoffs/people.ts';

/** A kind of file that people write, and where its schema stands, so that the comments beside it can be read. */
export interface WrittenFile {
  readonly name: string;
  readonly title: string;
  readonly schema: z.ZodType;
  readonly constant: string;
  readonly module: string;
}

/** All of them, by the name of their JSON Schema. */
export const writtenFiles: readonly WrittenFile[] = [
  file('config', 'Docket configuration', configSchema, 'configSchema', 'src/book/schema/config.ts'),
  file('process', 'Docket process', processFileSchema, 'processFileSchema', 'src/environments/schema/process.ts'),
  file('policy', 'Docket policy, front matter', policyFileSchema, 'policyFileSchema', 'src/environments/schema/policy.ts'),
  file('decision', 'Docket decision, front matter', decisionFileSchema, 'decisionFileSchema', 'src/environments/schema/policy.ts'),
  file('event', 'Docket event', eventFileSchema, 'eventFileSchema', 'src/environments/schema/event-file.ts'),
  file(
    'protocol',
    'Docket protocol, front matter',
    protocolFrontMatterSchema,
    'protocolFrontMatterSchema',
    'src/validation/schema/protocols/protocol.ts',
  ),
  file(
    'record',
    'Docket record, front matter',
    recordFrontMatterSchema,
    'recordFrontMatterSchema',
    'src/validation/schema/records/record.ts',
  ),
  file(
    'release',
    'Docket release, front matter',
    releaseFrontMatterSchema,
    'releaseFrontMatterSchema',
    'src/releases/read/parse-release-notes.ts',
  ),
  file('people', 'Docket people', peopleSchema, 'peopleSchema', 'src/validation/schema/signoffs/people.ts'),
  file('backports', 'Docket backport ledger', ledgerSchema, 'ledgerSchema', 'src/backports/schema/ledger.ts'),
];

function file(name: string, title: string, schema: z.ZodType, constant: string, module: string): WrittenFile {
  return { name, title, schema, constant, module };
}
