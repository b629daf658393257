import type { ContentPaths } from '../../git/schema/content-history.ts';

/** Where the content folder holds what belongs to environments, and what kind of file a path names. */
export const environmentsContent: ContentPaths = {
  paths: ['content/processes', 'content/environments', 'content/decisions', 'content/promotions', 'content/releases'],
  kindOf: (path) => {
    if (path.startsWith('content/processes/')) return 'process';
    if (path.startsWith('content/environments/')) return 'policy';
    if (path.startsWith('content/decisions/')) return 'decision';
    if (path.startsWith('content/promotions/') || /^content\/releases\/[^/]+\/[^/]+\/promotions\//.test(path)) return 'event';
    return null;
  },
};
