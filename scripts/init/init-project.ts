import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readConfig } from '../../src/book/read/read-config.ts';
import type { ProductConfig } from '../../src/book/schema/config.ts';
import { readKnownNames } from '../../src/collect/reserved.ts';
import { isRemote } from '../../src/git/read/places/locate-repository.ts';
import { formatIdentifier } from '../../src/git/schema/repository-id.ts';
import { packageRoot } from '../../src/site/package-root.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { makeWorkFolder } from '../book/open-book.ts';
import { readShippedProtocol } from '../records/shipped-protocols.ts';
import { isCode, writeWholeFile } from '../records/write-whole-file.ts';
import { ask } from './ask.ts';
import { checkPlace } from './check-place.ts';
import { formatNext, formatProposal } from './format-steps.ts';
import { lookAtRepository } from './look-at-repository.ts';
import { type PlannedFile, type ProjectAnswers, planConfig, planContent, planProducts } from './plan-project.ts';
import { type ProjectProposal, proposeProject } from './propose-project.ts';
import { findProcessId, listProcessChoices, readProjectProcess } from './read-process.ts';
import { reviewKept } from './review-kept.ts';

/** What `docket init` was told. */
export interface InitOptions {
  readonly repository?: readonly string[] | undefined;
  readonly product?: string | undefined;
  readonly name?: string | undefined;
  readonly process?: string | undefined;
  readonly forge?: string | undefined;
  readonly yes?: true | undefined;
}

/** Begins a project in the current folder: looks at the repositories, asks what they do not tell, and writes what is not there yet. */
export async function initProject(options: InitOptions): Promise<void> {
  const place = await checkPlace(process.cwd());
  const isAsking = options.yes !== true && process.stdin.isTTY === true;
  const begun = place.config === null ? await beginConfig(options, { isAsking, ...place }) : await goOn(place.config, options);
  const files = [...begun.files, ...(await planFiles(place.root, begun))];
  const written = await writeNew(place.root, files);
  for (const { file } of written) process.stdout.write(`${file}\n`);
  const kept = files.filter((file) => !written.includes(file));
  if (kept.length > 0) process.stderr.write(`${kept.length} of ${files.length} files were there already and stay as they are.\n`);
  for (const sentence of await reviewKept(place.root, kept)) process.stderr.write(`${sentence}\n`);
  process.stderr.write(formatNext({ ...begun, packaged: place.packaged }));
}

interface Begun {
  readonly products: readonly ProductConfig[];
  readonly process: string;
  readonly forge: string | null;
  readonly files: readonly PlannedFile[];
  /** Repositories that are given by a folder, which CI does not have, and their addresses. */
  readonly addresses: ReadonlyMap<string, string | null>;
}

async function beginConfig(
  options: InitOptions,
  { isAsking, root, commonjs }: { readonly isAsking: boolean; readonly root: string; readonly commonjs: boolean },
): Promise<Begun> {
  const missing = [...(options.repository === undefined ? ['--repository'] : [])];
  if (!isAsking && options.yes !== true && missing.length > 0)
    throw new CannotGoOn(
      `Nobody can be asked without a terminal, and these answers are missing: ${missing.map((name) => `\`${name}\``).join(', ')}.`,
      {
        hint: 'Give them, or `--yes` to take what is proposed for the repository of this folder.',
      },
    );
  const given =
    options.repository ??
    (isAsking
      ? (
          await ask({ message: 'Which repositories is the product released from? Paths or addresses, separated by spaces', initial: '.' })
        ).split(/\s+/)
      : ['.']);
  const places = { root, cacheDir: path.join(await makeWorkFolder(root), 'repositories') };
  const looks = await Promise.all(given.map((repository) => lookAtRepository(repository, places)));
  const proposal = proposeProject(looks);
  process.stderr.write(formatProposal(proposal));
  const answers = await askRest(options, { proposal, isAsking, folder: looks[0]?.id ?? 'product' });
  const products = planProducts(proposal, answers);
  const title = products.length === 1 ? `${products[0]?.name} releases` : 'Releases';
  return {
    products,
    process: answers.process,
    forge: answers.forge,
    files: [planConfig(title, products, { commonjs })],
    addresses: new Map(looks.filter((look) => !isRemote(look.given) && look.given !== '.').map((look) => [look.given, look.address])),
  };
}

/** A project that was begun before: only what it lacks is added. */
async function goOn(config: string, options: InitOptions): Promise<Begun> {
  const { products } = await readConfig(config, readKnownNames, { run: false });
  process.stderr.write(`\`${path.basename(config)}\` is there already and stays as it is.\n`);
  const named = products.map(findProcessId).find((id) => id !== undefined);
  return {
    products,
    process: options.process ?? named ?? 'three-environments',
    forge: options.forge ?? null,
    files: [],
    addresses: new Map(),
  };
}

async function askRest(
  { product, name, process: named, forge, yes }: InitOptions,
  { proposal, isAsking, folder }: { readonly proposal: ProjectProposal; readonly isAsking: boolean; readonly folder: string },
): Promise<ProjectAnswers> {
  const isComponents = proposal.repositories.every(({ component }) => component !== null);
  const asked = isAsking && yes !== true;
  const label =
    name ??
    (asked && !isComponents
      ? await ask({ message: 'What is the product called?', initial: capitalise(folder) })
      : capitalise(product ?? folder));
  const process =
    named ??
    (asked
      ? await ask({
          message: 'Which process does it follow?',
          initial: proposal.process,
          options: await listProcessChoices(),
        })
      : proposal.process);
  const forges = ['github', 'gitlab', 'none'];
  const chosen =
    forge ??
    (asked
      ? await ask({
          message: 'Where does CI run?',
          initial: proposal.forge === 'gitlab' ? 'gitlab' : proposal.forge === 'github' ? 'github' : 'none',
          options: forges.map((value) => ({ value })),
        })
      : proposal.forge);
  return {
    product: { id: product ?? formatIdentifier(label), name: label },
    process,
    forge: chosen === 'none' ? null : chosen,
  };
}

async function planFiles(root: string, { products, process, forge }: Begun): Promise<readonly PlannedFile[]> {
  const ids = new Set(products.map((product) => findProcessId(product) ?? process));
  const processes = new Map(await Promise.all([...ids].map(async (id) => [id, await readProjectProcess(root, id)] as const)));
  const kinds =
    process === 'gitops-validation' ? (['release-validation', 'uat', 'release-backporting'] as const) : (['release-validation'] as const);
  const protocols = new Map(await Promise.all(kinds.map(async (kind) => [kind, await readShippedProtocol(kind)] as const)));
  return planContent({
    products: products.map(({ id, name, process: own }) => ({ id, name, process: findProcessId({ process: own }) ?? process })),
    processes,
    protocols,
    workflow: await planWorkflow(forge),
  });
}

async function planWorkflow(forge: string | null): Promise<PlannedFile | null> {
  const known = {
    github: ['github/workflow.yml', '.github/workflows/docket.yml'],
    gitlab: ['gitlab/docket.gitlab-ci.yml', '.gitlab-ci.yml'],
  } as const;
  if (forge !== 'github' && forge !== 'gitlab') return null;
  const [source, file] = known[forge];
  return { file, text: await readFile(new URL(`scripts/ci/${source}`, packageRoot()), 'utf8') };
}

/** Writes each file that is not there; what is there, whatever it holds, stays. */
async function writeNew(root: string, files: readonly PlannedFile[]): Promise<readonly PlannedFile[]> {
  const written: PlannedFile[] = [];
  for (const planned of files) {
    try {
      await writeWholeFile(path.join(root, planned.file), planned.text);
      written.push(planned);
    } catch (cause) {
      if (!isCode(cause, 'EEXIST')) throw cause;
    }
  }
  return written;
}

function capitalise(id: string): string {
  return id.replace(/[-_.]+/g, ' ').replace(/^\w/, (letter) => letter.toUpperCase());
}
