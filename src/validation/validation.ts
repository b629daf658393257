import type { Capability } from '../book/capability.ts';
import { validationContent } from './schema/content-paths.ts';

/** Validation: protocols, records of what was executed, who signed them, and what stands. */
export const validation: Capability = {
  id: 'validation',
  content: validationContent,
  blank: {
    book: { protocols: [], people: [], operations: [], signing: { policy: null, root: null } },
    release: { validation: { records: [], traces: [] } },
  },
  schema: async () => {
    const { bookShape, releaseShape } = await import('./schema/extension.ts');
    return { book: bookShape, release: releaseShape };
  },
  problems: async () => (await import('./schema/problems/explanations.ts')).validationProblemExplanations,
  collect: async () => (await import('./collect-validation.ts')).collectValidation,
  pages: [
    { pattern: '/[product]/[version]/[record]', file: 'validation/pages/record.astro' },
    { pattern: '/operations/[kind]/[id]', file: 'validation/pages/operation.astro' },
    { pattern: '/[product]/[version]/traceability', file: 'validation/pages/traceability.astro' },
    { pattern: '/[product]/checklists', file: 'validation/pages/product-checklists.astro' },
    { pattern: '/checklists', file: 'validation/pages/checklists.astro' },
    { pattern: '/clauses', file: 'validation/pages/clauses.astro' },
    { pattern: '/people', file: 'validation/pages/people.astro' },
    { pattern: '/people/[person]', file: 'validation/pages/person.astro' },
    { pattern: '/protocols', file: 'validation/pages/protocols.astro' },
    { pattern: '/protocols/[protocol]', file: 'validation/pages/protocol.astro' },
  ],
  isUsed: ({ protocols, people, operations, products }) =>
    protocols.length > 0 ||
    people.length > 0 ||
    operations.length > 0 ||
    products.some(({ releases }) => releases.some((release) => release.validation.records.length > 0)),
  reserved: { site: ['checklists', 'clauses', 'evidence', 'operations', 'people', 'protocols'], product: ['checklists'] },
  commands: [
    {
      name: 'new',
      description: 'write a protocol, a record, an operation or a decision about a backport into content/, with everything known filled in',
    },
    { name: 'upgrade', description: 'bring a record to the current version of its protocol' },
    { name: 'import', description: 'turn a checklist or protocol document into a protocol, with a report of every line' },
    { name: 'sign', description: 'sign a record with an SSH key; refuses what would not be valid, and says why' },
    {
      name: 'verify',
      description: 'verify offline every record, signature, evidence file and tag; exit code 1 when something signed no longer stands',
    },
    { name: 'trust', description: 'vouch with a root key for content/allowed_signers and content/people.yaml as they are' },
  ],
  views: async () => (await import('./views/validation-views.ts')).validationViews,
  outputs: async () => {
    const [{ writeRecordJson }, { writeRecordFiles }] = await Promise.all([
      import('./outputs/record-json.ts'),
      import('./outputs/record-files.ts'),
    ]);
    return [writeRecordJson, writeRecordFiles];
  },
};
