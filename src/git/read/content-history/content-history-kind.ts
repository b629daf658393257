/** What kind of file of the content folder a path names; a file of one kind never becomes one of another. */
export type ContentKind = 'record' | 'notes' | 'signature' | 'evidence' | 'protocol' | 'people' | 'trust';

/** Where the kinds are found, below the folder that holds `content/`. */
export const contentPaths = [
  'content/protocols',
  'content/releases',
  'content/operations',
  'content/people.yaml',
  'content/allowed_signers',
  'content/trust',
] as const;

/** The kind of a path below the folder that holds `content/`. */
export function contentKindOf(path: string): ContentKind {
  if (/\/evidence\//.test(path)) return 'evidence';
  if (/\/signatures\//.test(path)) return 'signature';
  if (path.startsWith('content/protocols/')) return 'protocol';
  if (path.startsWith('content/trust/')) return 'trust';
  if (path === 'content/people.yaml' || path === 'content/allowed_signers') return 'people';
  return /\/release\.mdx?$/.test(path) ? 'notes' : 'record';
}
