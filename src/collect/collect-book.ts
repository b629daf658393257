import path from 'node:path';
import { findConfig, readConfig } from '../book/read/read-config.ts';
import type { Book } from '../book/schema/book.ts';
import type { Config, RepositoryConfig } from '../book/schema/config.ts';
import { allowedSignersMalformed } from '../book/schema/problems.ts';
import { raiseStrict } from '../book/schema/strict.ts';
import { readCodeStamp } from '../git/read/kept/code-stamp.ts';
import { keepValues } from '../git/read/kept/kept-values.ts';
import { locateRepository, type RepositoryPlaces } from '../git/read/places/locate-repository.ts';
import { mapFewAtATime } from '../git/read/process/map-few-at-a-time.ts';
import {
  type RepositoryReading,
  type RepositorySource,
  readRepository,
  readRepositoryAgain,
} from '../git/read/repository/read-repository.ts';
import type { KeepValue } from '../git/schema/keep-value.ts';
import type { Progress } from '../git/schema/progress.ts';
import type { Commit, RepositoryHistory } from '../git/schema/repository.ts';
import { repositoryId } from '../git/schema/repository-id.ts';
import { listUnreadableLines } from '../keys/allowed-signers.ts';
import { type CommitFacts, readCommitFacts } from '../releases/assemble/changes/commit-facts.ts';
import type { ProductSources } from '../releases/assemble/plan/product-sources.ts';
import { deriveConfig } from '../releases/read/derive-config.ts';
import { listUnknownReleaseFolders } from '../releases/schema/unknown-release-folders.ts';
import { CannotGoOn } from '../text/schema/cannot-go-on.ts';
import { formatCount } from '../text/schema/format-count.ts';
import type { SignoffSources } from '../validation/assemble/signoffs/signoff-sources.ts';
import type { CollectedValidation } from '../validation/collect-validation.ts';
import { noValidation } from '../validation/schema/records/validation-content.ts';
import type { Content } from './read-content.ts';
import { readVersion } from './read-version.ts';

/** How a Book is collected, beside what its configuration says. */
export interface CollectOptions {
  /** Docket's version. */
  readonly docket: string;
  /** Absolute folder for copies of remote repositories. */
  readonly cacheDir: string;
  /** What counts as now, ISO 8601 with offset; by default the newest date in the inputs. */
  readonly asOf?: string;
  /** The products were made up from paths: let their tags tell what the products are, and read no content folder. */
  readonly derive?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Told what the signatures on records were judged by, for whoever plans another one. Not called when no content is read. */
  readonly onSignoffs?: (sources: SignoffSources) => void;
}

/** Collects the Book that the configuration in a folder describes. Throws `CannotGoOn` when there is none, or when it is wrong. */
export async function readBook(root: string, options: Pick<CollectOptions, 'asOf' | 'onProgress'> = {}): Promise<Book> {
  const file = await findConfig(root);
  if (file === null)
    throw new CannotGoOn('There is no `docket.config.ts` here.', { hint: 'Write one with `export default defineDocket({ … })`.' });
  return collectBook(await readConfig(file), root, {
    ...options,
    docket: await readVersion(),
    cacheDir: path.join(root, '.docket', 'cache'),
  });
}

/** Collects everything that Docket knows: the whole way from repositories and content to the Book. Throws `CannotGoOn` alone; findings are in the Book. */
export async function collectBook(given: Config, root: string, options: CollectOptions): Promise<Book> {
  const tell = options.onProgress ?? (() => {});
  const places = { root, cacheDir: path.join(options.cacheDir, 'repositories'), tell };
  const config = options.derive ? await deriveConfig(given, places) : given;
  // What reads Markdown takes longer to load than a small repository to read.
  const keep = keepValues(path.join(options.cacheDir, 'validation'), () => readCodeStamp(options.docket));
  const content = options.derive ? noContent : await (await import('./read-content.ts')).readContent(root, keep);
  const begun = new Map<string, Promise<Read>>();
  // Loaded while git is at work, since nothing of it is needed before: that takes a tenth of a second.
  let loading: ReturnType<typeof loadLater> | undefined;
  const loadOnce = () => (loading ??= loadLater());
  const readings = await mapFewAtATime(
    config.products.flatMap((product) => product.repositories),
    2,
    (repository) => readSource(repository, { places, content, tell, begun, loadOnce }),
  );
  const histories = new Map(readings.map((reading) => [reading.history.id, reading.history]));
  const facts = new Map(readings.map((reading) => [reading.history.id, reading.facts]));
  const signatures = new Map(readings.map((reading) => [reading.history.id, reading.signatures]));
  tell({ stage: 'assemble', subject: '', state: 'begun' });
  const products = config.products.map((product): ProductSources => {
    const own = product.repositories.flatMap((repository) => histories.get(repositoryId(repository)) ?? []);
    const notes = content.notes.filter((note) => note.product === product.id);
    return { config: product, histories: own, facts, signatures, notes, lock: content.lock };
  });
  const source = 'content/allowed_signers';
  const unreadable = listUnreadableLines(content.keys.allowedSigners ?? '').map((line) =>
    allowedSignersMalformed({ source, line, column: 1 }),
  );
  const problems = [...content.problems, ...unreadable, ...readings.flatMap((reading) => reading.problems)];
  const { assembleBook, compareProblems } = await loadOnce();
  const assembled = assembleBook({ title: config.title, docket: options.docket, asOf: options.asOf ?? null, products, problems });
  tell({ stage: 'assemble', subject: '', state: 'ended' });
  const validation = await readValidationOf(assembled, { config, content, places, options, products, keep });
  const book = validation?.book ?? assembled;
  const found = [...book.problems, ...(validation?.problems ?? []), ...listUnknownReleaseFolders(book, content.notes)];
  return { ...book, problems: raiseStrict(found, config.strict).toSorted(compareProblems) };
}

interface Collected {
  readonly config: Config;
  readonly content: Content;
  readonly places: RepositoryPlaces;
  readonly options: CollectOptions;
  readonly products: readonly ProductSources[];
  readonly keep: KeepValue;
}

/** Most projects begin without records, and need none of what reads them. */
async function readValidationOf(
  book: Book,
  { config, content, places, options, products, keep }: Collected,
): Promise<CollectedValidation | null> {
  const { validation } = content;
  const { protocols, records, evidence, signatures, people, problems } = validation;
  if ([protocols, records, evidence, signatures, problems].every((list) => list.length === 0) && people === null) return null;
  places.tell?.({ stage: 'records', subject: '', state: 'begun' });
  const [{ collectValidation }, { readContentHistory }] = await Promise.all([
    import('../validation/collect-validation.ts'),
    import('../git/read/content-history/content-history.ts'),
  ]);
  const { history: repository, prefix } = config.records ?? {};
  const place = repository === undefined ? undefined : await locateRepository(repository, places);
  const collected = await collectValidation({
    root: places.root,
    book,
    content: validation,
    history: await readContentHistory(places.root, { repository: place, prefix }),
    histories: new Map(products.map(({ config: { id }, histories }) => [id, histories])),
    asOfGiven: options.asOf !== undefined,
    keep,
  });
  places.tell?.({ stage: 'records', subject: '', state: 'ended' });
  options.onSignoffs?.({ contexts: collected.contexts, files: validation.signatures, keys: collected.keys });
  return collected;
}

interface Reach {
  readonly places: RepositoryPlaces;
  readonly content: Content;
  readonly tell: (progress: Progress) => void;
  /** Readings by path: the components of a monorepo share one pass over its history. */
  readonly begun: Map<string, Promise<Read>>;
  readonly loadOnce: () => ReturnType<typeof loadLater>;
}

async function loadLater() {
  return {
    ...(await import('../releases/assemble/release/assemble-book.ts')),
    ...(await import('../releases/read/signatures/judge-tags.ts')),
  };
}

interface Read extends RepositoryReading {
  /** What commits say, read while git is at work. */
  readonly facts: readonly CommitFacts[];
}

async function readSource(repository: RepositoryConfig, { places, content, tell, begun, loadOnce }: Reach) {
  const subject = repositoryId(repository);
  const folder = await locateRepository(repository.path, places);
  const source = { ...repository, path: folder, id: subject };
  tell({ stage: 'read', subject, state: 'begun' });
  const before = begun.get(folder);
  const pending = before === undefined ? readWithFacts(source, loadOnce) : before.then((read) => readAgain(source, read));
  if (before === undefined) begun.set(folder, pending);
  const read = await pending;
  tell({ stage: 'read', subject, state: 'ended', result: describe(read.history) });
  tell({ stage: 'judge', subject, state: 'begun' });
  const { judgeTags } = await loadOnce();
  const signatures = await judgeTags(read.history, content.keys);
  tell({ stage: 'judge', subject, state: 'ended' });
  return { ...read, signatures };
}

async function readWithFacts(source: RepositorySource, onBegun: () => unknown): Promise<Read> {
  const facts: CommitFacts[] = [];
  const onCommit = (commit: Commit): void => {
    if (facts.push(readCommitFacts(commit)) === 1) onBegun();
  };
  const reading = await readRepository({ ...source, onCommit });
  return { ...reading, facts };
}

async function readAgain(source: RepositorySource, before: Read): Promise<Read> {
  return { ...(await readRepositoryAgain(source, before)), facts: before.facts };
}

function describe({ commits, tags }: RepositoryHistory): string {
  return `${formatCount(commits.length, 'commit')}, ${formatCount(tags.length, 'tag')}`;
}

const noContent: Content = {
  notes: [],
  lock: [],
  keys: { allowedSigners: null, pgpKeys: [] },
  validation: noValidation,
  problems: [],
};
