import { type KeepValue, keepNothing } from '../../../git/schema/keep-value.ts';
import { listFolder, listFolders, readPlainText, readText } from '../../../releases/read/content-folder.ts';
import { contentFileElsewhere, contentFileUnknown } from '../../../releases/schema/release-problems.ts';
import { listTextProblems } from '../../../text/read/text-problems.ts';
import { formatSignersText } from '../../../text/schema/form/canonical-text.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import type { EvidenceFile } from '../../schema/records/evidence.ts';
import type { ParsedProtocol, ParsedRecord } from '../../schema/records/parsed-document.ts';
import type { SignatureFile, ValidationContent } from '../../schema/records/validation-content.ts';
import { digestText } from '../documents/digest-text.ts';
import { isMisspeltRelease } from '../documents/is-misspelt-release.ts';
import { parseProtocol } from '../documents/parse-protocol.ts';
import { parseRecord } from '../documents/parse-record.ts';
import { type EvidenceReading, readEvidence } from '../evidence/read-evidence.ts';
import { parsePeople } from './parse-people.ts';
import { readSignatureFiles } from './read-signature-files.ts';

/** A folder that holds records, with their evidence and signatures. */
interface RecordFolder {
  readonly records: readonly ParsedRecord[];
  readonly evidence: readonly EvidenceFile[];
  readonly signatures: readonly SignatureFile[];
  readonly problems: readonly Problem[];
}

/** Reads everything about validation below `content/` of a root, but for records of products `elsewhere`, in order of path, whatever the file system says. */
export async function readValidation(
  root: string,
  keep: KeepValue = keepNothing,
  elsewhere: ReadonlySet<string> = new Set(),
): Promise<ValidationContent> {
  const problems: Problem[] = [];
  const protocols = await readProtocols(root, problems);
  const folders: RecordFolder[] = [];
  for (const product of (await listFolders(root, 'content/releases', problems)).filter((name) => !elsewhere.has(name)))
    for (const version of await listFolders(root, `content/releases/${product}`, problems))
      folders.push(await readRecordFolder(root, `content/releases/${product}/${version}`, { release: { product, version }, keep }));
  for (const kind of await listFolders(root, 'content/operations', problems))
    folders.push(await readRecordFolder(root, `content/operations/${kind}`, { release: null, keep }));
  const peopleText = await readPlainText(root, 'content/people.yaml', problems);
  const signersSource = 'content/allowed_signers';
  // Whether it is a link, who reads the keys for tags says.
  const signersText = await readPlainText(root, signersSource, []);
  problems.push(...listTextProblems(signersText ?? '', signersSource));
  const { people, problems: wrong } = peopleText === null ? { people: null, problems: [] } : parsePeople(peopleText, 'content/people.yaml');
  return {
    protocols,
    records: folders.flatMap(({ records }) => records),
    evidence: folders.flatMap(({ evidence }) => evidence),
    signatures: folders.flatMap(({ signatures }) => signatures),
    people,
    policySha256: peopleText === null ? null : digestText(peopleText),
    peopleSource: peopleText === null ? null : { text: peopleText },
    allowedSigners: signersText === null ? null : formatSignersText(signersText),
    problems: [...problems, ...wrong, ...folders.flatMap((folder) => folder.problems)],
  };
}

async function readProtocols(root: string, problems: Problem[]): Promise<readonly ParsedProtocol[]> {
  const protocols: ParsedProtocol[] = [];
  for (const { name, kind } of await listFolder(root, 'content/protocols')) {
    const source = `content/protocols/${name}`;
    if (kind === 'link' || kind === 'other') problems.push(contentFileElsewhere({ source }));
    else if (kind === 'file' && /\.mdx?$/.test(name)) {
      const parsed = parseProtocol((await readText(root, source)) ?? '', { source });
      protocols.push(parsed);
      problems.push(...parsed.problems);
    } else if (!name.startsWith('.')) problems.push(contentFileUnknown({ source }, 'a protocol, `<id>.mdx`'));
  }
  return protocols;
}

async function readRecordFolder(
  root: string,
  folder: string,
  { release, keep }: { readonly release: ParsedRecord['folder']; readonly keep: KeepValue },
): Promise<RecordFolder> {
  const problems: Problem[] = [];
  const records: ParsedRecord[] = [];
  for (const { name, kind } of await listFolder(root, folder)) {
    const source = `${folder}/${name}`;
    if (isOther(name, kind, release !== null)) continue;
    if (kind === 'link' || kind === 'other') problems.push(contentFileElsewhere({ source }));
    else if (kind === 'folder') problems.push(contentFileUnknown({ source }, '`evidence` or `signatures`'));
    else if (/\.mdx?$/.test(name)) {
      const record = parseRecord((await readText(root, source)) ?? '', { source, folder: release }, keep);
      if (isMisspeltRelease(record)) problems.push(contentFileUnknown({ source }, '`release.mdx`, or a record that names its `protocol`'));
      else records.push(record);
    } else
      problems.push(
        contentFileUnknown({ source }, release === null ? 'a record, `<id>.mdx`' : '`release.mdx` or a record, `<protocol>.mdx`'),
      );
  }
  const evidence = await readEvidenceFolder(root, folder);
  const signatures = await readSignatureFiles(
    root,
    folder,
    records.map(({ source }) => source),
  );
  return {
    records,
    evidence: evidence.files,
    signatures: signatures.files,
    problems: [...problems, ...records.flatMap((record) => record.problems), ...evidence.problems, ...signatures.problems],
  };
}

/** What somebody else reads: what `readContent` tells of a release directory, events of environments, and the folders beside records. */
function isOther(name: string, kind: string, isRelease: boolean): boolean {
  if (name.startsWith('.')) return kind !== 'link';
  if (kind === 'folder') return name === 'evidence' || name === 'signatures' || (isRelease && name === 'promotions');
  return isRelease && (name === 'release.mdx' || name === 'release.md');
}

/** A link of that name is told with the other files of the folder. */
async function readEvidenceFolder(root: string, folder: string): Promise<EvidenceReading> {
  const entry = (await listFolder(root, folder)).find(({ name }) => name === 'evidence');
  return entry?.kind === 'folder' ? readEvidence(root, `${folder}/evidence`) : { files: [], problems: [] };
}
