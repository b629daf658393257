import { findBranchName } from '../../schema/line-rule.ts';
import { parseTagVersion } from '../../schema/tag-version.ts';
import type { Version } from '../../schema/version.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';

/**
 * The names that branches of a product's lines bear in front of the number: of the component, of the project where its tags or most of its
 * branches have one; none, too, unless the product is one component of several, for then whose `release-1.0` is cannot be known.
 */
export function listLineNames(repository: PlannedRepository, versions: readonly Version[]): readonly string[] {
  const { config, history } = repository;
  const patterns = [config.tags ?? []].flat();
  const components = patterns.flatMap((pattern) => parseTagVersion(pattern.replaceAll('*', '1'))?.component || []);
  const names = components.flatMap((component) => [component, component.slice(component.lastIndexOf('/') + 1)]);
  if (isOneOfSeveral(repository)) return [...new Set(names)];
  const usual = findBranchName(
    history.branches.map(({ name }) => name),
    versions,
  );
  return [...new Set(['', ...names, ...(usual === null ? [] : [usual])])];
}

/** Whether the product is a component among others that are tagged here, too: which of them a name without a component means is not known. */
export function isOneOfSeveral({ config, tags }: PlannedRepository): boolean {
  const patterns = [config.tags ?? []].flat();
  const parsed = patterns.map((pattern) => parseTagVersion(pattern.replaceAll('*', '1'))?.component ?? '');
  const isComponent = parsed.length > 0 && parsed.every((component) => component !== '');
  return isComponent && tags.unknown.some(({ name }) => parseTagVersion(name) !== null);
}
