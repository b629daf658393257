import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { formatSshPublicBlob, signSsh } from '../../src/keys/ssh-sign.ts';
import { draftRecord } from '../../src/validation/assemble/drafts/draft-record.ts';
import { digestPair } from '../../src/validation/assemble/judge/signature-pair.ts';
import { formatStatement } from '../../src/validation/assemble/signoffs/format-statement.ts';
import { nameSignature, writeStatement } from '../../src/validation/assemble/signoffs/plan-signoff.ts';
import { digestText } from '../../src/validation/read/documents/digest-text.ts';
import { parseProtocol } from '../../src/validation/read/documents/parse-protocol.ts';
import { parseRecord } from '../../src/validation/read/documents/parse-record.ts';
import type { ParsedRecord } from '../../src/validation/schema/records/parsed-document.ts';
import { countResults } from '../../src/validation/schema/records/step.ts';
import type { Statement } from '../../src/validation/schema/signoffs/signoff.ts';
import { deriveDemoKey } from './demo-key.ts';
import { digestBytes } from './digest-bytes.ts';
import { fillRow, replaceOnce } from './edit-record.ts';
import { listLenders } from './list-lenders.ts';
import type { Deed, DraftDeed, RecordsStory, SignDeed } from './records-story.ts';

/** The content folder at one moment of the story: bytes by path. */
export type ContentFiles = ReadonlyMap<string, Buffer>;

/** One commit of a told story. */
export interface ToldCommit {
  readonly message: string;
  /** `Name <address>` */
  readonly author: string;
  /** RFC 3339 with offset. */
  readonly at: string;
  readonly files: ContentFiles;
}

/** Where a story finds what it does not hold itself. */
export interface RecordsSources {
  /** Absolute folder that `content/` is in. */
  readonly root: string;
  /** The commit that a tag, or the subject of a commit, names in a repository of the example. */
  readonly findCommit: (repository: string, name: string) => Promise<string>;
}

/** Tells a story of records: every commit with all files of that moment. The same story gives the same bytes. */
export async function tellRecords(story: RecordsStory, sources: RecordsSources): Promise<readonly ToldCommit[]> {
  const teller = new RecordsTeller(story, sources);
  const told: ToldCommit[] = [];
  for (const { commit, why, by, at, deeds } of story.commits) {
    for (const deed of deeds) await teller.tell(deed);
    const author = story.people[by];
    if (author === undefined) throw new Error(`The story names \`${by}\`, who is not among its people.`);
    const message = `${commit}\n${why === '' ? '' : `\n${why}\n`}`;
    told.push({ message, author, at, files: teller.endCommit() });
  }
  return told;
}

class RecordsTeller {
  readonly #story: RecordsStory;
  readonly #sources: RecordsSources;
  readonly #files = new Map<string, Buffer>();
  /** Digests of the texts that a file had at the end of each commit. */
  readonly #texts = new Map<string, Set<string>>();
  /** By record: the last statement and the digest of its pair. */
  readonly #signed = new Map<string, { readonly statement: Statement; readonly sha256: string }>();

  constructor(story: RecordsStory, sources: RecordsSources) {
    this.#story = story;
    this.#sources = sources;
  }

  endCommit(): ContentFiles {
    for (const [file, bytes] of this.#files) this.#textsOf(file).add(digestText(bytes.toString('utf8')));
    return new Map([...this.#files].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  async tell(deed: Deed): Promise<void> {
    if ('bring' in deed) {
      for (const file of [deed.bring].flat()) {
        const bytes = await readFile(path.join(this.#sources.root, file));
        const then = deed.asThen.reduce(replaceOnce, deed.asThen.length === 0 ? '' : bytes.toString('utf8'));
        this.#files.set(file, deed.asThen.length === 0 ? bytes : Buffer.from(then));
      }
    } else if ('draft' in deed) await this.#draft(deed);
    else if ('fill' in deed) {
      for (const [step, cells] of Object.entries(deed.steps)) {
        const common = { ...(deed.tester && { Tester: deed.tester }), ...(deed.date && { Date: deed.date }) };
        this.#edit(deed.fill, (text) => fillRow(text, step, { ...common, ...cells }));
      }
    } else if ('replace' in deed) this.#edit(deed.replace, (text) => deed.texts.reduce(replaceOnce, text));
    else if ('append' in deed) this.#edit(deed.append, (text) => `${text.trimEnd()}\n${deed.text}`);
    else this.#sign(deed);
  }

  async #draft({ draft, protocol: id, tester, date, ...deed }: DraftDeed): Promise<void> {
    const source = `content/protocols/${id}.mdx`;
    const protocol = parseProtocol(this.#read(source), { source });
    const { environment, product, release, run, previous, reason, candidate } = deed;
    const commit =
      candidate && (await this.#sources.findCommit(candidate.repository, candidate.tag ?? candidate.commit ?? candidate.version));
    const tag = candidate?.tag === undefined ? {} : { tag: candidate.tag };
    const text = draftRecord(protocol, {
      ...(product === undefined ? {} : { product }),
      ...(release === undefined ? {} : { release }),
      ...(candidate === undefined || commit === undefined
        ? {}
        : { candidate: { version: candidate.version, repository: candidate.repository, ...tag, commit } }),
      ...(environment === undefined ? {} : { environment }),
      ...(run === undefined ? {} : { run }),
      ...(previous === undefined ? {} : { previous }),
      ...(reason === undefined ? {} : { reason }),
      tester,
      date,
    });
    if (text === null) throw new Error(`Unexpected front matter in ${source}.`);
    this.#files.set(draft, Buffer.from(text));
  }

  #sign({ sign, role, by, meaning, at, zone, comment, key = by }: SignDeed): void {
    const record = parseRecord(this.#read(sign), { source: sign, folder: null });
    const [, name = '', principal = ''] = /^(.*) <(.*)>$/.exec(this.#story.people[by] ?? '') ?? [];
    const privateKey = deriveDemoKey(key);
    const wish = { role, meaning, publicKey: formatSshPublicBlob(privateKey), principal, comment, signedAt: at, zone };
    const last = this.#signed.get(sign) ?? null;
    const policy = digestText(this.#read('content/people.yaml'));
    const statement = writeStatement(this.#describe(sign, record), { wish, meaning, person: { principal, name }, last, policy });
    const bytes = Buffer.from(formatStatement(statement));
    const signature = signSsh({ key: privateKey, namespace: 'signoff@docket', message: bytes });
    const folder = `${path.posix.dirname(sign)}/signatures/${path.posix.basename(sign).replace(/\.mdx?$/, '')}`;
    this.#files.set(`${folder}/${nameSignature(statement)}.json`, bytes);
    this.#files.set(`${folder}/${nameSignature(statement)}.sig`, Buffer.from(signature));
    this.#signed.set(sign, { statement, sha256: digestPair(bytes, signature) });
  }

  /** What a statement names of its record, told by the record's own front matter. */
  #describe(source: string, record: ParsedRecord) {
    const { head, sha256, text } = record;
    return {
      record: {
        path: source,
        text,
        revision: new Set([...this.#textsOf(source), sha256]).size,
        sha256,
        executors: [],
        steps: 0,
        executed: 0,
        asked: 0,
        covered: 0,
        departures: [],
        results: countResults([]),
        deviations: 0,
        untouched: [],
        leftOut: [],
        unexplained: [],
        openDeviations: [],
        unresolved: [],
      },
      protocol: {
        id: head?.protocol ?? '',
        version: head?.protocolVersion ?? '',
        sha256: head?.protocolDigest?.replace('sha256:', '') ?? '',
        roles: [],
      },
      release:
        head?.product === undefined
          ? null
          : {
              product: head.product,
              version: head.release ?? '',
              candidate: head.candidate?.version ?? null,
              tag: head.candidate?.tag ?? null,
              commit: head.candidate?.commit ?? null,
            },
      evidence: this.#listEvidence(record),
      versions: [],
      signatureVersions: new Map(),
    };
  }

  /** The files that a record names, and of the runs that lend it results their texts and files. */
  #listEvidence(record: ParsedRecord) {
    const protocol = `content/protocols/${record.head?.protocol}.mdx`;
    const asked = parseProtocol(this.#read(protocol), { source: protocol }).protocol;
    const find = (source: string) => parseRecord(this.#read(source), { source, folder: null });
    const lenders = listLenders(record, { asked, find });
    const named = [listNamed(record), ...lenders.map((lender) => [lender.source, ...listNamed(lender)])].flat();
    return [...new Set(named)].map((file) => {
      const bytes = this.#files.get(file) ?? Buffer.alloc(0);
      return { source: file, bytes: bytes.length, sha256: digestBytes(bytes), kind: 'other' as const, junit: null };
    });
  }

  #textsOf(file: string): Set<string> {
    const texts = this.#texts.get(file) ?? new Set<string>();
    this.#texts.set(file, texts);
    return texts;
  }

  #read(file: string): string {
    const bytes = this.#files.get(file);
    if (bytes === undefined) throw new Error(`The story names \`${file}\`, which is not there yet.`);
    return bytes.toString('utf8');
  }

  #edit(file: string, edit: (text: string) => string): void {
    this.#files.set(file, Buffer.from(edit(this.#read(file))));
  }
}

function listNamed({ source, body }: ParsedRecord): readonly string[] {
  const folder = path.posix.dirname(source);
  return [...new Set(body.steps.flatMap(({ evidence }) => evidence))].map((file) => `${folder}/${file}`).sort();
}
