import type { Product } from '../../../book/schema/book.ts';
import type { ProductConfig } from '../../../book/schema/config.ts';
import type { PromotionsConfig } from '../../../book/schema/promotions-config.ts';
import { readGitPlace } from '../../../git/read/process/git-place.ts';
import { shallowRepository } from '../../../git/schema/git-problems.ts';
import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import { repositoryId } from '../../../git/schema/repository-id.ts';
import { isBotByName } from '../../../releases/schema/conventions/bot-name.ts';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import type { Members } from '../../schema/environment.ts';
import type { EnvironmentEvent } from '../../schema/event.ts';
import { compileSource } from '../../schema/gitops/compile-source.ts';
import { promotionsNotRead } from '../../schema/gitops/gitops-problems.ts';
import { knowVersions } from '../../schema/gitops/known-versions.ts';
import { type HoldEvent, type PromotionRepository, readPromotions, type SourceToRead } from './read-promotions.ts';

/** What promotions are read from. */
export interface PromotionInputs {
  readonly products: readonly Product[];
  readonly configs: readonly ProductConfig[];
  /** The repositories of each product, by its id. */
  readonly histories: ReadonlyMap<string, readonly RepositoryHistory[]>;
  /** Where git keeps each repository of a product, by the repository's id. */
  readonly gitDirs: ReadonlyMap<string, string>;
  /** Leads from a path, a bundle or a URL to a folder that git can read. Throws `CannotGoOn`. */
  readonly locate: (given: string) => Promise<string>;
}

/** What the configured sources of one product gave, in the order of the configuration. */
export interface ProductPromotions {
  /** Of each source, in the order of its history. */
  readonly histories: readonly (readonly EnvironmentEvent[])[];
  /** Oldest first. */
  readonly holds: readonly (HoldEvent & { readonly repository: string })[];
  /** How many members lists give each environment today, by its id. */
  readonly members: ReadonlyMap<string, Members>;
  readonly problems: readonly Problem[];
}

interface Located extends SourceToRead, PromotionRepository {
  /** What is odd about the repository, if nobody else says it. */
  readonly problems: readonly Problem[];
}

interface Gathered {
  readonly histories: (readonly EnvironmentEvent[])[];
  readonly holds: (HoldEvent & { readonly repository: string })[];
  readonly members: Map<string, Members>;
  readonly problems: Problem[];
}

/** Reads the promotions of all products, by product: one pass over each repository, however many products and sources read it. */
export async function readAllPromotions(inputs: PromotionInputs): Promise<ReadonlyMap<string, ProductPromotions>> {
  const gathered = new Map<string, Gathered>();
  const located: Located[] = [];
  for (const config of inputs.configs) {
    const product = inputs.products.find(({ id }) => id === config.id);
    if (product === undefined || config.promotions === undefined) continue;
    const own: Gathered = { histories: [], holds: [], members: new Map(), problems: [] };
    gathered.set(product.id, own);
    const prepare = prepareProduct(product, config, inputs);
    for (const promotions of config.promotions) {
      const found = await prepare(promotions);
      if ('gitDir' in found) {
        located.push(found);
        own.problems.push(...found.problems);
      } else own.problems.push(found);
    }
  }
  for (const together of Map.groupBy(located, ({ gitDir, branch }) => JSON.stringify([gitDir, branch ?? null])).values()) {
    const [first] = together;
    if (first === undefined) continue;
    const read = await readPromotions(first, together);
    for (const [at, { source }] of together.entries()) {
      const own = gathered.get(source.product);
      const { repository, config } = source;
      own?.histories.push(read[at]?.events ?? []);
      for (const hold of read[at]?.holds ?? []) own?.holds.push({ ...hold, repository });
      const path = [config.members?.files ?? []].flat().join(', ');
      for (const [environment, count] of read[at]?.sizes ?? []) if (count > 0) own?.members.set(environment, { count, repository, path });
      own?.problems.push(...(read[at]?.problems ?? []));
    }
  }
  return new Map([...gathered].map(([id, own]) => [id, { ...own, histories: withOwnIds(own.histories) }]));
}

/** Finds the repository of a source and makes the source ready; a Problem when there is none. */
function prepareProduct(product: Product, config: ProductConfig, inputs: PromotionInputs) {
  const repositories = config.repositories.map((repository) => repositoryId(repository));
  const histories = inputs.histories.get(product.id) ?? [];
  const known = knowVersions(product, histories);
  const bots = new Set((config.bots ?? []).map((bot) => bot.toLowerCase()));
  const isBot = (name: string, email: string): boolean =>
    isBotByName(name, email) || bots.has(name.toLowerCase()) || bots.has(email.toLowerCase());
  return async (promotions: PromotionsConfig): Promise<Located | Problem> => {
    const own = repositories.includes(promotions.repository) ? promotions.repository : null;
    const repository = promotions.id ?? own ?? repositoryId({ path: promotions.repository });
    const source = compileSource(promotions, { product: product.id, repositories, repository });
    const history = own === null ? undefined : histories.find(({ id }) => id === own);
    const ownDir = own === null ? undefined : inputs.gitDirs.get(own);
    const reading = { source, known, isBot, branch: promotions.branch };
    if (history !== undefined && ownDir !== undefined) return { ...reading, gitDir: ownDir, shallow: history.shallow, problems: [] };
    try {
      const { gitDir, shallow } = await readGitPlace(await inputs.locate(promotions.repository));
      const problems = shallow.length > 0 ? [shallowRepository({ source: repository }, shallow.length)] : [];
      return { ...reading, gitDir, shallow, problems };
    } catch (error) {
      if (!(error instanceof CannotGoOn)) throw error;
      return promotionsNotRead(source, error.message);
    }
  };
}

/** Two sources of a product may tell of the same commit: the events of the later one get ids of their own. */
function withOwnIds(histories: readonly (readonly EnvironmentEvent[])[]): readonly (readonly EnvironmentEvent[])[] {
  const used = new Set<string>();
  return histories.map((events) =>
    events.map((event) => {
      let { id } = event;
      for (let number = 2; used.has(id); number += 1) id = `${event.id}-${number}`;
      used.add(id);
      return id === event.id ? event : { ...event, id };
    }),
  );
}
