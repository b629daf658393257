import { listFolder, listFolders } from '../../releases/read/content-folder.ts';
import { contentFileElsewhere, contentFileUnknown } from '../../releases/schema/release-problems.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { parseEvent, type WrittenEvent } from './parse-event.ts';
import { readContentText } from './read-content-text.ts';

/** A file of the content folder as text, with the names of the folders around it. */
export interface ContentText {
  readonly source: string;
  readonly text: string;
  /** Its name without ending. */
  readonly name: string;
  /** The folder that it stands in. */
  readonly folder: string;
}

/** What the content folder says about environments. */
export interface EnvironmentsContent {
  readonly processes: readonly ContentText[];
  readonly policies: readonly ContentText[];
  readonly decisions: readonly ContentText[];
  readonly events: readonly WrittenEvent[];
  readonly problems: readonly Problem[];
}

/** Reads everything about environments below `content/` of a root, in order of path. */
export async function readEnvironments(root: string): Promise<EnvironmentsContent> {
  const problems: Problem[] = [];
  const texts = (folder: string, endings: Endings) => readTexts(root, { folder, ...endings, problems });
  const processes = await texts('content/processes', yaml('a process, `<id>.yaml`'));
  const decisions = await texts('content/decisions', markdown('a decision, `<id>.mdx`'));
  const policies: ContentText[] = [];
  for (const product of await listFolders(root, 'content/environments', problems))
    policies.push(...(await texts(`content/environments/${product}`, markdown('a policy, `<environment>.mdx`'))));
  const events: WrittenEvent[] = [];
  const readEvents = async (folder: string, owner: { readonly product: string; readonly folder: string | null }) => {
    for (const { source, text } of await texts(folder, yaml('an event, `<name>.yaml`'))) {
      const parsed = parseEvent(text, { source, ...owner });
      problems.push(...parsed.problems);
      if (parsed.written !== null) events.push(parsed.written);
    }
  };
  // Folders that are links are reported where records are read.
  for (const product of await listFolders(root, 'content/releases', []))
    for (const version of await listFolders(root, `content/releases/${product}`, []))
      await readEvents(`content/releases/${product}/${version}/promotions`, { product, folder: version });
  for (const product of await listFolders(root, 'content/promotions', problems))
    await readEvents(`content/promotions/${product}`, { product, folder: null });
  return { processes, policies, decisions, events, problems };
}

interface Endings {
  readonly ending: RegExp;
  readonly expected: string;
}

const yaml = (expected: string): Endings => ({ ending: /\.ya?ml$/, expected });
const markdown = (expected: string): Endings => ({ ending: /\.mdx?$/, expected });

async function readTexts(
  root: string,
  { folder, ending, expected, problems }: Endings & { readonly folder: string; readonly problems: Problem[] },
): Promise<readonly ContentText[]> {
  const texts: ContentText[] = [];
  for (const { name, kind } of await listFolder(root, folder)) {
    const source = `${folder}/${name}`;
    if (kind === 'link' || kind === 'other') problems.push(contentFileElsewhere({ source }));
    else if (kind === 'file' && ending.test(name)) {
      const text = await readContentText(root, source, problems);
      if (text !== null) texts.push({ source, text, name: name.replace(ending, ''), folder });
    } else if (!name.startsWith('.')) problems.push(contentFileUnknown({ source }, expected));
  }
  return texts;
}
