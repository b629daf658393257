import { type ContentStore, openContentStore } from '../git/read/kept/content-store.ts';
import type { RepositoryHistory, TouchedKind } from '../git/schema/repository.ts';
import { narrowSuspects } from '../releases/read/narrow-suspects.ts';
import { readTouched, sampleFolders } from '../releases/read/read-touched.ts';
import type { OpenQuestions } from './early-facts.ts';

/** Where answers about commits are kept from run to run, and what stands for the code that gives them. */
export interface AnswersPlace {
  readonly folder: string;
  readonly stamp: () => string;
}

const mostUnsure = 20_000;
/** Fewer are asked again sooner than the code is told apart. */
const fewest = 500;

/**
 * Asks git what messages do not tell: which commits change nothing of the product, of those whose category rests on words alone, and the patches of those
 * that may be copies. What was asked in an earlier run is not asked again.
 */
export async function askAboutCommits(
  { gitDir, history, questions }: { readonly gitDir: string; readonly history: RepositoryHistory; readonly questions: OpenQuestions },
  place: AnswersPlace,
): Promise<Pick<RepositoryHistory, 'touched' | 'patches'>> {
  // The newest: trees take longer to compare than messages to read.
  const unsure = questions.unsure.slice(0, mostUnsure);
  const samples = unsure.length === 0 ? new Map<string, string | null>() : await sampleFolders(gitDir, history.head.commit);
  // With other folders the same commit has another answer.
  const kinds = await askKept(unsure, openStore(`touched ${JSON.stringify([...samples])}`, unsure.length), async (shas) => {
    const found: ReadonlyMap<string, string> = await readTouched({ gitDir, samples, shas });
    return { found, asked: shas };
  });
  const { suspects } = questions;
  const all = [...new Set(suspects.flat())];
  const patches = await askKept(all, openStore('suspects', all.length), async (shas) => {
    const open = new Set(shas);
    const groups = suspects.filter((group) => group.some((sha) => open.has(sha)));
    // What stands alone with its files may have company in the next run.
    const asked = (await narrowSuspects(gitDir, groups)).filter((sha) => open.has(sha));
    return { found: asked.length === 0 ? new Map() : await readDigests(asked), asked };
  });
  const touched = new Map([...kinds].flatMap(([sha, kind]) => (isTouchedKind(kind) ? [[sha, kind] as const] : [])));
  return { ...(touched.size === 0 ? {} : { touched }), ...(patches.size === 0 ? {} : { patches }) };

  /** Patches are kept where what looks for backports finds them, too. */
  async function readDigests(shas: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { readPatchDigests } = await import('../git/read/patches/read-prints.ts');
    const store = openStore('patches', shas.length);
    const digests = await readPatchDigests({ gitDir, store }, shas);
    store.save();
    return digests;
  }

  function openStore(kind: string, count: number): ContentStore {
    return openContentStore(count < fewest ? null : place.folder, `${kind} ${gitDir}`, place.stamp);
  }
}

type Ask = (shas: readonly string[]) => Promise<{ readonly found: ReadonlyMap<string, string>; readonly asked: readonly string[] }>;

/** The answers to those of some commits that have one. What has none is kept as such, where the question was answered at all. */
async function askKept(shas: readonly string[], kept: ContentStore, ask: Ask): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  const open: string[] = [];
  for (const sha of shas) {
    const known = kept.get(sha);
    if (typeof known !== 'string') open.push(sha);
    else if (known !== '') answers.set(sha, known);
  }
  const { found, asked } = await ask(open);
  for (const [sha, answer] of found) answers.set(sha, answer);
  for (const sha of asked) kept.put(sha, found.get(sha) ?? '');
  kept.save();
  return answers;
}

function isTouchedKind(kind: string): kind is TouchedKind {
  return kind === 'documentation' || kind === 'internal' || kind === 'dependencies';
}
