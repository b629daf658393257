import { issueUrl } from '../../../forges/forge-url.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import type { TicketRule } from '../../schema/conventions/references.ts';
import { ticketPatternBroken } from '../../schema/release-problems.ts';
import type { ProductPlan } from '../plan/plan-product.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';
import type { ProductSources } from '../plan/product-sources.ts';
import type { Wording } from './describe-change.ts';
import { prepareAuthors } from './list-authors.ts';

/** Makes what the configuration says about words ready for use: categories, tickets, bots. */
export function prepareWording(
  plan: ProductPlan,
  { config }: ProductSources,
): { readonly wordingOf: (repository: PlannedRepository) => Wording; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const tickets: TicketRule[] = [];
  for (const { pattern, url } of config.tickets ?? []) {
    const compiled = compile(pattern);
    if (compiled) tickets.push({ pattern: compiled, url });
    else problems.push(ticketPatternBroken({ source: 'docket.config.ts', subject: config.id }, pattern));
  }
  const bots = new Set((config.bots ?? []).map((bot) => bot.toLowerCase()));
  const isBot = (name: string, email: string): boolean =>
    name.endsWith('[bot]') ||
    email.includes('[bot]@') ||
    bots.has(name.toLowerCase()) ||
    bots.has(email.toLowerCase()) ||
    usualBots.has(name.toLowerCase());
  const authorsOf = prepareAuthors(isBot);
  const categories = new Map(Object.entries(config.categories ?? {}).map(([word, category]) => [word.toLowerCase(), category]));
  const wordingOf = ({ history, factsOf }: PlannedRepository): Wording => ({
    repository: history.id,
    idPrefix: plan.repositories.length > 1 ? `${history.id}-` : '',
    factsOf,
    categories,
    references: { issueUrl: (number) => issueUrl(history.web, number), tickets },
    authorsOf,
  });
  return { wordingOf, problems };
}

const usualBots = new Set([
  'dependabot',
  'dependabot-preview',
  'renovate',
  'renovate bot',
  'greenkeeper',
  'snyk-bot',
  'k8s-ci-robot',
  'k8s-infra-cherrypick-robot',
  'patchback',
  'mergify',
  'github actions',
  'semantic-release-bot',
  'pyup-bot',
  'web-flow',
  'imgbot',
  'allcontributors',
  'pre-commit-ci',
  'codecov-io',
  'weblate',
  'transifex',
  'bors',
  'homu',
  'github-merge-queue',
]);

function compile(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'g');
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
