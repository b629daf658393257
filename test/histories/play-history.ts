import type { Product } from '../../src/book/schema/book.ts';
import { configSchema } from '../../src/book/schema/config.ts';
import { collectBook } from '../../src/collect/collect-book.ts';
import { makeFolder, makeRepository } from '../git-repository.ts';

/** One step of a history. `name` remembers a commit, whose id `{name}` stands for in later messages, `{name:7}` for its first seven digits. */
export type Step =
  | { readonly commit: string; readonly file?: string; readonly text?: string; readonly name?: string; readonly by?: string }
  | { readonly remove: string; readonly message: string; readonly name?: string }
  /** A light tag, or an annotated one of anything. */
  | { readonly tag: string; readonly of?: string }
  /** Begins a branch, at a tag or a branch or where we are, and goes there. */
  | { readonly branch: string; readonly at?: string }
  | { readonly go: string }
  /** Begins a history of its own. */
  | { readonly orphan: string }
  | { readonly merge: string; readonly message: string; readonly unrelated?: true }
  | { readonly squash: string; readonly message: string }
  /** Picks a remembered commit without saying so; author and author date stay. */
  | { readonly pick: string };

/** A history as people make it, and what is right about the releases in it. */
export interface ToldHistory {
  readonly name: string;
  readonly remote?: string;
  readonly steps: readonly Step[];
  /** By version: a part of what the release is. Lists of titles are compared without regard to order. */
  readonly right: Readonly<Record<string, RightRelease>>;
}

export interface RightRelease {
  readonly changes?: readonly string[];
  readonly ids?: readonly string[];
  readonly cancelled?: readonly string[];
  /** `title in version`, with `, probably` where it is only likely. */
  readonly shippedBefore?: readonly string[];
  readonly reverts?: readonly string[];
  readonly breaking?: readonly string[];
  readonly authors?: readonly string[];
  readonly notes?: readonly string[];
  readonly merged?: readonly number[];
  readonly references?: readonly string[];
  readonly likely?: readonly string[];
}

/** Makes the history with git, one step an hour, and reads it as `docket book --repository` does. */
export async function playHistory(history: Pick<ToldHistory, 'remote' | 'steps'>): Promise<Product> {
  const [product] = await playProducts(history);
  if (!product) throw new Error('Unexpected Book without a product');
  return product;
}

/** The same with all products that its tags tell. */
export async function playProducts({ remote, steps }: Pick<ToldHistory, 'remote' | 'steps'>): Promise<readonly Product[]> {
  const repository = makeRepository();
  if (remote !== undefined) repository.git('remote', 'add', 'origin', remote);
  const names = new Map<string, string>();
  let now = 1_700_000_000;
  const fill = (text: string): string =>
    text.replace(/\{(\w+)(?::(\d+))?\}/g, (_, name: string, digits?: string) =>
      (names.get(name) ?? '').slice(0, digits === undefined ? 40 : Number(digits)),
    );
  const stamp = () => {
    now += 3600;
    return { date: `${now} +0000` };
  };
  let files = 0;
  for (const step of steps) {
    if ('commit' in step) {
      files += 1;
      const file = step.file ?? `${files}.txt`;
      const sha = repository.commit(fill(step.commit), {
        ...stamp(),
        ...(step.by === undefined ? {} : { name: step.by, email: `${step.by.toLowerCase()}@example.org` }),
        files: { [file]: step.text ?? `${files}\n` },
      });
      if (step.name !== undefined) names.set(step.name, sha);
    } else if ('remove' in step) {
      repository.git('rm', '-q', step.remove);
      const sha = repository.commit(fill(step.message), stamp());
      if (step.name !== undefined) names.set(step.name, sha);
    } else if ('tag' in step) {
      if (step.of === undefined) repository.git('tag', step.tag);
      else repository.tag(step.tag, `Tag ${step.tag}`, { ...stamp(), target: step.of });
    } else if ('orphan' in step) {
      repository.git('checkout', '-q', '--orphan', step.orphan);
      repository.git('rm', '-rfq', '--ignore-unmatch', '.');
    } else if ('branch' in step) repository.git('checkout', '-q', '-b', step.branch, ...(step.at === undefined ? [] : [step.at]));
    else if ('go' in step) repository.git('checkout', '-q', step.go);
    else if ('merge' in step) {
      now += 3600;
      repository.git(
        '-c',
        `user.name=Ada`,
        '-c',
        'user.email=ada@example.org',
        'merge',
        '-q',
        '--no-ff',
        ...(step.unrelated ? ['--allow-unrelated-histories'] : []),
        '-m',
        fill(step.message),
        step.merge,
      );
    } else if ('squash' in step) {
      repository.git('merge', '-q', '--squash', step.squash);
      repository.commit(fill(step.message), stamp());
      repository.git('branch', '-q', '-D', step.squash);
    } else {
      now += 3600;
      repository.git('-c', 'core.commentChar=;', 'cherry-pick', '--allow-empty', names.get(step.pick) ?? '');
      const picked = repository.git('cat-file', 'commit', 'HEAD').replace(/^(committer .*> )\d+/m, `$1${now}`);
      repository.git('reset', '-q', '--soft', repository.store('commit', `${picked}\n`));
    }
  }
  const config = configSchema.parse({ products: [{ id: 'shop', name: 'Shop', repositories: [{ path: repository.path }] }] });
  const folder = makeFolder();
  const book = await collectBook(config, folder, { docket: '0', cacheDir: folder, derive: true });
  return book.products;
}

/** What a release is, in the parts that its answer speaks of. */
export function describeRelease(product: Product, version: string, right: RightRelease): RightRelease {
  const release = product.releases.find((each) => each.version === version);
  const changes = release?.changes ?? [];
  const all: Required<RightRelease> = {
    changes: changes.map(({ title }) => title).sort(),
    ids: changes.map(({ id }) => id).sort(),
    cancelled: (release?.cancelled ?? []).map(({ title }) => title).sort(),
    shippedBefore: (release?.alreadyShipped ?? [])
      .map(({ title, version: in_, likely }) => `${title} in ${in_}${likely === undefined ? '' : ', probably'}`)
      .sort(),
    reverts: changes.flatMap(({ reverts }) => (reverts === null ? [] : [reverts])).sort(),
    breaking: changes.flatMap(({ breaking }) => (breaking === null ? [] : [breaking])).sort(),
    authors: [...new Set(changes.flatMap(({ authors }) => authors))].sort(),
    notes: changes.map(({ note }) => note.text).sort(),
    merged: changes
      .flatMap(({ pulls }) => pulls.filter(({ role }) => role === 'merged').map(({ number }) => number))
      .sort((one, other) => one - other),
    references: changes.flatMap(({ references }) => references.map(({ kind, id }) => `${kind} ${id}`)).sort(),
    likely: changes.flatMap(({ title, likely = [] }) => likely.map((other) => `${title} as in ${other.version}`)).sort(),
  };
  const asked = Object.keys(right);
  return Object.fromEntries(Object.entries(all).filter(([key]) => asked.includes(key)));
}
