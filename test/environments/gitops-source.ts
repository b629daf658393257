import { type PromotionsConfig, promotionsConfigSchema } from '../../src/book/schema/promotions-config.ts';
import { type Promotions, readPromotions } from '../../src/environments/read/gitops/read-promotions.ts';
import type { EnvironmentEvent } from '../../src/environments/schema/event.ts';
import { compileSource } from '../../src/environments/schema/gitops/compile-source.ts';
import type { KnownVersions } from '../../src/environments/schema/gitops/derive-event.ts';
import { isBotByName } from '../../src/releases/schema/conventions/bot-name.ts';
import type { TestRepository } from '../git-repository.ts';

/** Nothing is known but what files say. */
const asWritten: KnownVersions = {
  find: (_component, written) => ({ version: written, tag: null, commit: null }),
  isBefore: () => null,
};

/** Reads one source of a repository, for the product `shop`. */
export async function readSource(
  repository: Pick<TestRepository, 'path'>,
  config: Omit<PromotionsConfig, 'repository'>,
  repositories: readonly string[] = ['web', 'api'],
): Promise<Promotions> {
  const parsed = promotionsConfigSchema.parse({ repository: repository.path, ...config });
  const source = compileSource(parsed, { product: 'shop', repositories, repository: 'deploy' });
  const gitDir = `${repository.path}/.git`;
  const [promotions] = await readPromotions({ gitDir, branch: parsed.branch, shallow: [] }, [
    { source, known: asWritten, isBot: isBotByName },
  ]);
  if (promotions === undefined) throw new Error('One source gives one result.');
  return promotions;
}

/** Events as lines: when, what, where, from and to, how much of it, by whom, why, and what it names. */
export function listEvents({ events }: Promotions): readonly string[] {
  return events.map(formatEvent);
}

function formatEvent({ time, kind, environment, instance, components, from, share, by, reason, refs, origin }: EnvironmentEvent): string {
  const where = instance === null ? environment : `${environment}/${instance}`;
  const what = `${components[0]?.name} ${from === null ? '' : `${from} -> `}${components[0]?.version}`;
  const part = share === null ? [] : [`${share.percent} % ${share.sections.join(' ')}`.trim()];
  const who = [by?.person, by?.bot === null ? null : `bot ${by?.bot}`].filter((name) => typeof name === 'string').join(' for ');
  return [time.at?.slice(0, 10) ?? 'no date', kind, where, what, ...part, who, reason ?? '', ...refs, origin.path].join(' | ');
}
