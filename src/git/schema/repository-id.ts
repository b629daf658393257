/** The id of a repository: as configured, else the last part of its path without `.git` or `.bundle`, made fit for addresses. */
export function repositoryId({ id, path }: { readonly id?: string | undefined; readonly path: string }): string {
  if (id !== undefined) return id;
  const parts = path.split(/[/\\:]/).filter((part) => part !== '' && part !== '.' && part !== '..' && part !== '.git');
  return formatIdentifier((parts.at(-1) ?? '').replace(/\.(?:git|bundle)$/i, ''));
}

/** Makes an identifier out of any name: lower-case letters, digits and single hyphens, dots or underscores; never empty. */
export function formatIdentifier(name: string): string {
  const identifier = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/[-_.]{2,}/g, '-')
    .replace(/^[-_.]+|[-_.]+$/g, '');
  return identifier === '' ? 'repository' : identifier;
}
