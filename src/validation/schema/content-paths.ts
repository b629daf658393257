import type { ContentPaths } from '../../git/schema/content-history.ts';

/** Where the content folder holds what belongs to validation, and what kind of file a path names. `release.mdx` is read by others, and its history stands beside that of the records. */
export const validationContent: ContentPaths = {
  paths: ['content/protocols', 'content/releases', 'content/operations', 'content/people.yaml', 'content/allowed_signers', 'content/trust'],
  kindOf: (path) => {
    if (/^content\/releases\/[^/]+\/[^/]+\/promotions\//.test(path)) return null;
    if (/\/evidence\//.test(path)) return 'evidence';
    if (/\/signatures\//.test(path)) return 'signature';
    if (path.startsWith('content/protocols/')) return 'protocol';
    if (path.startsWith('content/trust/')) return 'trust';
    if (path === 'content/people.yaml' || path === 'content/allowed_signers') return 'people';
    if (/^content\/(?:releases|operations)\//.test(path)) return /\/release\.mdx?$/.test(path) ? 'notes' : 'record';
    return null;
  },
};
