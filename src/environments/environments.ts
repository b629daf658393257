import type { Capability } from '../book/capability.ts';
import { environmentsContent } from './schema/content-paths.ts';

/** Environments: processes, policies, and what was promoted where, when and by whom. */
export const environments: Capability = {
  id: 'environments',
  content: environmentsContent,
  byProduct: ['environments', 'versionedDocuments'],
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
  pages: [
    { pattern: '/environments', file: 'environments/pages/all-environments.astro' },
    { pattern: '/[product]/environments', file: 'environments/pages/environments.astro' },
    { pattern: '/[product]/environments/findings', file: 'environments/pages/findings.astro' },
    { pattern: '/[product]/environments/[environment]', file: 'environments/pages/environment.astro' },
    { pattern: '/[product]/environments/[environment]/[year]', file: 'environments/pages/environment-year.astro' },
    { pattern: '/[product]/environments/[environment]/policy/[policy]', file: 'environments/pages/policy.astro' },
    { pattern: '/[product]/documents/[document]/[version]', file: 'environments/pages/document.astro' },
    { pattern: '/processes', file: 'environments/pages/processes.astro' },
    { pattern: '/processes/[process]', file: 'environments/pages/process.astro' },
    { pattern: '/decisions', file: 'environments/pages/decisions.astro' },
    { pattern: '/decisions/[decision]', file: 'environments/pages/decision.astro' },
  ],
  isUsed: ({ processes, decisions, environments: products }) => processes.length > 0 || decisions.length > 0 || products.length > 0,
  reserved: { site: ['decisions', 'environments', 'processes'], product: ['documents', 'environments'] },
  commands: [{ name: 'promote', description: 'write one event: what was deployed, approved, rejected or rolled back where; never twice' }],
  views: async () => (await import('./views/environments-views.ts')).environmentsViews,
  outputs: async () => {
    const [{ writeEnvironmentJson }, { writeEnvironmentFeeds }, { writeFileSchemas }, { writePlacesJson }] = await Promise.all([
      import('./outputs/environment-json.ts'),
      import('./outputs/environment-feeds.ts'),
      import('./outputs/file-schemas.ts'),
      import('./outputs/places-json.ts'),
    ]);
    return [writeEnvironmentJson, writeEnvironmentFeeds, writeFileSchemas, writePlacesJson];
  },
};
