import type { ContentHistory } from '../../git/schema/content-history.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { processUnknown, processUnused } from '../schema/problems/file-problems.ts';
import type { Process } from '../schema/process.ts';
import { listDocumentVersions } from './document-versions.ts';
import { parseProcess } from './parse-process.ts';
import type { ContentText } from './read-environments.ts';
import { readShippedProcess, shippedProcesses } from './shipped-processes.ts';

/** The versions of each process by its id, newest first, and what is wrong with them as they are. */
export interface ReadProcesses {
  readonly versions: ReadonlyMap<string, readonly Process[]>;
  readonly problems: readonly Problem[];
}

/** The processes of the content folder with their history, and of those that Docket ships what products name. One of the content folder goes before a shipped one. */
export async function listProcesses(
  texts: readonly ContentText[],
  { history, named }: { readonly history: ContentHistory; readonly named: readonly string[] },
): Promise<ReadProcesses> {
  const versions = new Map<string, readonly Process[]>();
  const problems: Problem[] = [];
  const written = new Set(texts.map(({ name }) => name));
  for (const { name, source, text } of texts) {
    const parse = (each: string) => parseProcess(each, { source, id: name, shipped: false });
    const now = parse(text);
    problems.push(...now.problems);
    if (now.process === null) continue;
    if (!named.includes(name)) problems.push(processUnused({ source }, name));
    const listed = listDocumentVersions({ text, history: history.versions.get(source) ?? [] }, (each) => {
      const { process } = parse(each);
      return process === null ? null : { ...process, status: 'in-force' };
    });
    versions.set(
      name,
      listed.versions.map(({ status: _status, until: _until, slug: _slug, commit: _commit, sha256: _sha256, ...process }) => process),
    );
  }
  for (const name of new Set(named)) {
    if (written.has(name)) continue;
    const text = await readShippedProcess(name);
    const parsed = text === null ? null : parseProcess(text, { source: `processes/${name}.yaml`, id: name, shipped: true });
    if (parsed === null) problems.push(processUnknown({ source: 'docket.config.ts' }, name, [...written, ...shippedProcesses]));
    else problems.push(...parsed.problems);
    if (parsed?.process) versions.set(name, [parsed.process]);
  }
  return { versions, problems };
}
