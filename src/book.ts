import path from 'node:path';
import { type CommitFacts, readCommitFacts } from './assemble/commit-facts.ts';
import type { ProductSources } from './assemble/product-sources.ts';
import type { Book } from './domain/book.ts';
import { CannotGoOn } from './domain/cannot-go-on.ts';
import type { Config, RepositoryConfig } from './domain/config.ts';
import { formatCount } from './domain/format-count.ts';
import type { KeepValue } from './domain/keep-value.ts';
import { allowedSignersMalformed } from './domain/problems.ts';
import type { Progress } from './domain/progress.ts';
import type { Commit, RepositoryHistory } from './domain/repository.ts';
import { repositoryId } from './domain/repository-id.ts';
import { raiseStrict } from './domain/strict.ts';
import { listUnknownReleaseFolders } from './domain/unknown-release-folders.ts';
import { noValidation } from './domain/validation/validation-content.ts';
import { readCodeStamp } from './readers/code-stamp.ts';
import { deriveConfig } from './readers/derive-config.ts';
import { keepValues } from './readers/kept-values.ts';
import { locateRepository, type RepositoryPlaces } from './readers/locate-repository.ts';
import { mapFewAtATime } from './readers/map-few-at-a-time.ts';
import { findConfig, readConfig } from './readers/read-config.ts';
import type { Content } from './readers/read-content.ts';
import { type RepositoryReading, type RepositorySource, readRepository, readRepositoryAgain } from './readers/read-repository.ts';
import { readVersion } from './readers/read-version.ts';
import { listUnreadableLines } from './signing/allowed-signers.ts';
import type { SignoffSources } from './signing/signoff-sources.ts';
import type { CollectedValidation } from './validation.ts';

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
  const content = options.derive ? noContent : await (await import('./readers/read-content.ts')).readContent(root, keep);
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
    import('./validation.ts'),
    import('./readers/content-history.ts'),
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
  return { ...(await import('./assemble/assemble-book.ts')), ...(await import('./signing/judge-tags.ts')) };
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
