import { setTimeout } from 'node:timers/promises';
import { parsePullsFile } from '../../src/forges/read/file/parse-file.ts';
import { mergeSnapshot } from '../../src/forges/schema/snapshot/merge-snapshot.ts';
import { readBoundedFile } from '../../src/git/read/process/read-bounded-file.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { choosePlan } from '../book/choose-plan.ts';
import { readAsOf } from '../book/read-as-of.ts';
import { isCode } from '../records/write-whole-file.ts';
import { explainFailure } from '../terminal/report-failure.ts';
import { formatSeconds, printable } from '../terminal/show-progress.ts';
import { collectTarget, describe, readBefore, writeSnapshot } from './collect-target.ts';
import { expectPlain } from './expect-plain.ts';
import { listTargets } from './list-targets.ts';
import { readToken } from './read-token.ts';

/** What `docket collect` was told. */
export interface CollectPullsOptions {
  readonly config?: string | undefined;
  readonly runConfig?: true | undefined;
  readonly from?: string | undefined;
  readonly all?: true | undefined;
  readonly moved?: true | undefined;
}

/** Collects the repositories of a configuration, or some of them, and returns the exit code: one that fails does not keep the others from theirs. */
export async function collectPulls(ids: readonly string[], options: CollectPullsOptions): Promise<0 | 2> {
  const { config, root, derive } = await choosePlan({ config: options.config, runConfig: options.runConfig === true });
  if (derive) {
    throw new CannotGoOn('There is no `docket.config.ts` here, and a snapshot belongs into the content folder beside one.', {
      hint: 'Write one, or go to the folder that has it.',
    });
  }
  const targets = await listTargets(config, root, ids);
  const given = readAsOf(undefined, process.env['SOURCE_DATE_EPOCH']);
  const now = given === undefined ? Date.now : () => Date.parse(given);
  if (options.from !== undefined) return importFile(options.from, { ids, root, now: now() });
  let code: 0 | 2 = 0;
  for (const target of targets) {
    const name = target.ids.join(', ');
    try {
      const result = await collectTarget(target, {
        root,
        io: {
          now,
          sleep: (milliseconds) => setTimeout(milliseconds),
          random: Math.random,
          onWait: (reason, milliseconds) => say(`${name}: ${reason}; waiting ${formatSeconds(milliseconds)}`),
        },
        tokenOf: (host) => readToken(host, process.env),
        all: options.all === true,
        moved: options.moved === true,
        onProgress: (text) => say(`${name}: ${text}`),
      });
      say(`${name}: ${result}`);
    } catch (cause) {
      if (!(cause instanceof CannotGoOn)) throw cause;
      const { message, hint } = explainFailure(cause);
      process.stderr.write(`docket: ${name}: ${printable(message)}\n${hint === undefined ? '' : `  hint: ${printable(hint)}\n`}`);
      code = 2;
    }
  }
  return code;
}

async function importFile(
  file: string,
  { ids, root, now }: { readonly ids: readonly string[]; readonly root: string; readonly now: number },
): Promise<0> {
  const [id, other] = ids;
  if (id === undefined || other !== undefined) {
    throw new CannotGoOn('`--from` reads the pull requests of one repository.', {
      hint: 'Name it: `docket collect <repository> --from FILE`.',
    });
  }
  const collectedAt = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
  const bytes = await readBoundedFile(file, 128 * 1024 * 1024).catch((cause: unknown) => {
    if (!isCode(cause, 'ENOENT')) throw cause;
    throw new CannotGoOn(`There is no file \`${file}\`.`, { hint: 'Correct the path after `--from`.', cause });
  });
  const found = parsePullsFile(bytes.toString('utf8'), { name: file, now: collectedAt });
  await expectPlain(root, [id]);
  const before = await readBefore(root, id);
  const source = before?.source ?? { forge: 'file' as const, host: null, project: null };
  const snapshot = mergeSnapshot(before, [found], { forge: source.forge, host: source.host, project: source.project, collectedAt });
  await writeSnapshot(root, id, snapshot);
  say(`${id}: ${describe(snapshot, before)}`);
  return 0;
}

function say(text: string): void {
  process.stderr.write(`  ${printable(text)}\n`);
}
