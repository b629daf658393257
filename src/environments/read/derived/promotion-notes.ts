import { z } from 'zod';
import { listNotes, readNoteTexts } from '../../../git/read/notes/git-notes.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import type { EnvironmentEvent } from '../../schema/event.ts';
import { promotionNoteWrong } from '../../schema/problems/event-source-problems.ts';

/** Where a promotion tool keeps its history, one note on each commit that a promotion merged. */
export const promotionNotes = 'refs/notes/promoter.history';

/** The trailers of a promotion by name, each with its values (gitops-promoter, docs/git-trailers). */
const noteSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** A branch that stands for an environment. */
export interface NotedBranch {
  readonly environment: string;
  readonly branch: string;
}

/**
 * Reads the promotions that a promotion tool wrote into git notes: each is a deployment to the environment of its target branch, at the time of its merge. A
 * note that cannot be read is a Problem. Nothing where there are none.
 */
export async function readPromotionNotes(
  gitDir: string,
  { repository, branches }: { readonly repository: string; readonly branches: readonly NotedBranch[] },
): Promise<{ readonly events: readonly EnvironmentEvent[]; readonly problems: readonly Problem[] }> {
  const notes = await listNotes(gitDir, promotionNotes);
  const texts = await readNoteTexts(
    gitDir,
    notes.map(({ object }) => object),
  );
  const events: EnvironmentEvent[] = [];
  const problems: Problem[] = [];
  for (const { object, on: commit } of notes) {
    const text = texts.get(object);
    const parsed = text === undefined ? 'it is missing or too large' : parseNote(text);
    if (typeof parsed === 'string') {
      problems.push(promotionNoteWrong({ source: repository, subject: commit }, parsed));
      continue;
    }
    const read = (name: string): string | null => firstOf(parsed, name);
    const target = read('Pull-request-target-branch');
    const environment = branches.find(({ branch }) => branch === target)?.environment ?? target?.replace(/^.*\//, '');
    const at = read('Pull-request-merge-time');
    if (environment === undefined || at === null || Number.isNaN(Date.parse(at))) {
      problems.push(promotionNoteWrong({ source: repository, subject: commit }, 'it names no target branch or no time of the merge'));
      continue;
    }
    const url = read('Pull-request-url');
    const restored = read('Promoter-restored-from');
    events.push({
      id: `${repository}-${environment}-note-${commit.slice(0, 12)}`,
      kind: restored === null ? 'deployed' : 'rolled-back',
      environment,
      instance: null,
      variant: null,
      time: { at: new Date(at).toISOString().replace('.000Z', '+00:00'), after: null, before: null },
      version: null,
      from: null,
      components: [{ name: repository, version: null, tag: null, commit: read('Sha-dry-proposed') ?? commit, artefacts: [] }],
      share: null,
      change: null,
      by: { person: null, bot: 'gitops-promoter', run: null },
      reason: restored === null ? null : `Restored from ${restored}.`,
      refs: url === null ? [] : [url],
      downtime: null,
      override: null,
      approval: [],
      corrects: null,
      origin: { kind: 'git-note', repository, commit, path: promotionNotes, line: null },
    });
  }
  return { events, problems };
}

function firstOf(note: z.infer<typeof noteSchema>, name: string): string | null {
  const value = note[name];
  const text = typeof value === 'string' ? value : value?.[0];
  return text === undefined || text === '' ? null : text;
}

function parseNote(text: string): z.infer<typeof noteSchema> | string {
  try {
    const parsed = noteSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'it is no object of texts';
  } catch {
    return 'it is not valid JSON';
  }
}
