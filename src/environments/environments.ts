import type { Capability } from '../book/capability.ts';
import { environmentsContent } from './schema/content-paths.ts';

/** Environments: processes, policies, and what was promoted where, when and by whom. */
export const environments: Capability = {
  id: 'environments',
  content: environmentsContent,
  blank: { book: { processes: [], decisions: [], environments: [], versionedDocuments: [] }, release: { journey: null } },
  schema: async () => {
    const { bookShape, releaseShape } = await import('./schema/extension.ts');
    return { book: bookShape, release: releaseShape };
  },
  problems: async () => {
    const { environmentProblemExplanations } = await import('./schema/problems/explanations.ts');
    const { gitopsProblemExplanations } = await import('./schema/gitops/gitops-problems.ts');
    return new Map([...environmentProblemExplanations, ...gitopsProblemExplanations]);
  },
  collect: async () => (await import('./collect-environments.ts')).collectEnvironments,
  pages: [],
  isUsed: ({ processes, decisions, environments: products }) => processes.length > 0 || decisions.length > 0 || products.length > 0,
  reserved: { site: ['decisions', 'environments', 'processes'], product: ['documents', 'environments'] },
  commands: [{ name: 'promote', description: 'write one event: what was deployed, approved, rejected or rolled back where; never twice' }],
  views: async () => ({ documents: (await import('./views/list-environment-documents.ts')).listEnvironmentDocuments }),
  outputs: async () => {
    const [{ writeEnvironmentJson }, { writeEnvironmentFeeds }, { writeFileSchemas }] = await Promise.all([
      import('./outputs/environment-json.ts'),
      import('./outputs/environment-feeds.ts'),
      import('./outputs/file-schemas.ts'),
    ]);
    return [writeEnvironmentJson, writeEnvironmentFeeds, writeFileSchemas];
  },
};
