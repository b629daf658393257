/** Which of how many shards. */
export interface ShardNumber {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** So many shards are more than any machine's matrix has. */
const most = 1000;

/** Reads `2/8`; null when it is not one of so many. */
export function parseShardNumber(text: string): ShardNumber | null {
  const [, index = '', of = ''] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  const number = { index: Number(index), of: Number(of) };
  return number.index >= 1 && number.index <= number.of && number.of <= most ? number : null;
}

/** A product and what its repositories are read from. */
export interface PlacedProduct {
  readonly id: string;
  readonly repositories: readonly { readonly path: string }[];
}

/**
 * Distributes whole products over shards, the same on every machine: each, in the order of the configuration, to the shard that has fewest. Products that
 * have a repository in common stay together: they share its reading, and each is told from the others by what they have.
 */
export function distributeProducts(products: readonly PlacedProduct[], of: number): readonly (readonly string[])[] {
  const shards = Array.from({ length: of }, (): string[] => []);
  for (const group of groupByRepository(products)) {
    const fewest = Math.min(...shards.map(({ length }) => length));
    shards.find(({ length }) => length === fewest)?.push(...group);
  }
  return shards;
}

function groupByRepository(products: readonly PlacedProduct[]): readonly (readonly string[])[] {
  let groups: readonly { readonly ids: readonly string[]; readonly paths: ReadonlySet<string> }[] = [];
  for (const { id, repositories } of products) {
    const paths = repositories.map(({ path }) => path.replace(/(?:\/|\.git)+$/, ''));
    const isJoined = (group: (typeof groups)[number]): boolean => paths.some((path) => group.paths.has(path));
    const joined = groups.filter(isJoined);
    const whole = {
      ids: [...joined.flatMap(({ ids }) => ids), id],
      paths: new Set([...joined.flatMap((group) => [...group.paths]), ...paths]),
    };
    const [first] = joined;
    groups =
      first === undefined ? [...groups, whole] : groups.flatMap((group) => (group === first ? [whole] : isJoined(group) ? [] : [group]));
  }
  return groups.map(({ ids }) => ids);
}
