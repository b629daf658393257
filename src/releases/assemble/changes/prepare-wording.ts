import { issueUrl } from '../../../forges/schema/forge-url.ts';
import { findCommits } from '../../../git/schema/find-commit.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { isBotByName } from '../../schema/conventions/bot-name.ts';
import type { TicketRule } from '../../schema/conventions/numbers/references.ts';
import { ticketPatternBroken } from '../../schema/release-problems.ts';
import { judgeReference } from '../learn/judge-reference.ts';
import type { LearnedRepository } from '../learn/learn-habits.ts';
import type { ProductPlan } from '../plan/plan-product.ts';
import type { ProductSources } from '../plan/product-sources.ts';
import type { Wording } from './describe-change.ts';
import { findPulls } from './find-pull.ts';
import { prepareAuthors } from './list-authors.ts';

/** Makes what the configuration says about words ready for use: categories, tickets, bots. */
export function prepareWording(
  plan: ProductPlan,
  { config, pulls, labels }: ProductSources,
): { readonly wordingOf: (repository: LearnedRepository) => Wording; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const tickets: TicketRule[] = [];
  for (const { pattern, url } of config.tickets ?? []) {
    const compiled = compile(pattern);
    if (compiled) tickets.push({ pattern: compiled, url });
    else problems.push(ticketPatternBroken({ source: 'docket.config.ts', subject: config.id }, pattern));
  }
  const bots = new Set((config.bots ?? []).map((bot) => bot.toLowerCase()));
  const isBot = (name: string, email: string): boolean =>
    isBotByName(name, email) || bots.has(name.toLowerCase()) || bots.has(email.toLowerCase());
  const authorsOf = prepareAuthors(isBot);
  const categories = new Map(Object.entries(config.categories ?? {}).map(([word, category]) => [word.toLowerCase(), category]));
  const wordingOf = ({ history, factsOf, graph, habits }: LearnedRepository): Wording => {
    const components = new Set(habits.components.map(({ name }) => name.toLowerCase()));
    return {
      key: JSON.stringify([
        ...[history.id, plan.repositories.length, history.web, habits.home, config.tickets, config.categories, [...bots]],
        habits.list.filter(({ form, means }) => form === '#…' && means === 'issue').map(({ evidence }) => evidence),
        habits.beginning,
        // What is not known of closing words is never said.
        ...[
          [...components].sort(),
          [...(labels?.get(history.id) ?? [])],
          [...habits.closing].filter(([, { means }]) => means !== 'unknown'),
        ],
      ]),
      isPull: habits.isPull,
      repository: history.id,
      idPrefix: plan.repositories.length > 1 ? `${history.id}-` : '',
      factsOf,
      find: findCommits(graph),
      categories,
      references: {
        issueUrl: (number) => issueUrl(history.web, number),
        kindOf: (word, number, written) => judgeReference({ word, number, written, habits, forge: history.web?.forge ?? null }),
        home: habits.home,
        tickets,
      },
      authorsOf,
      components,
      touched: history.touched ?? noneTouched,
      findPull: findPulls(pulls?.get(history.id)),
      labels: new Map([...(labels?.get(history.id) ?? []), ...categories]),
    };
  };
  return { wordingOf, problems };
}

const noneTouched: Wording['touched'] = new Map();

function compile(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'g');
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
