import { assembleTrails } from './assemble/validation/assemble-trails.ts';
import { assembleValidation, findNewest } from './assemble/validation/assemble-validation.ts';
import { describeSignoffContexts } from './assemble/validation/describe-signoff-context.ts';
import { examineRecords } from './assemble/validation/examine-records.ts';
import type { Book } from './domain/book.ts';
import type { KeepValue } from './domain/keep-value.ts';
import type { Problem } from './domain/problem.ts';
import type { RepositoryHistory } from './domain/repository.ts';
import type { ContentHistory } from './domain/validation/content-history.ts';
import type { ParsedRecord } from './domain/validation/parsed-document.ts';
import type { SignoffContext } from './domain/validation/signoff-context.ts';
import type { SignatureFile, ValidationContent } from './domain/validation/validation-content.ts';
import { rootDoesNotVouch, signatureTakenAway } from './domain/validation-problems-signing.ts';
import { parsePeople } from './readers/validation/parse-people.ts';
import { parseProtocol } from './readers/validation/parse-protocol.ts';
import { parseRecord } from './readers/validation/parse-record.ts';
import { readTrust } from './readers/validation/read-trust.ts';
import { judgeRoot } from './signing/judge-root.ts';
import { judgeSignoffs } from './signing/judge-signoffs.ts';
import { listTakenAway } from './signing/list-taken-away.ts';
import { listPeople } from './signing/people-keys.ts';
import { listPolicies } from './signing/policies.ts';
import { parseSigningKeys, type SigningKeys } from './signing/signing-keys.ts';
import { listSignoffProblems } from './signing/signoff-problems.ts';

/** What validation is collected from. */
export interface ValidationInputs {
  readonly root: string;
  /** The Book without validation. */
  readonly book: Book;
  readonly content: ValidationContent;
  readonly history: ContentHistory;
  /** The repositories of each product, by its id. */
  readonly histories: ReadonlyMap<string, readonly RepositoryHistory[]>;
  /** Whether what counts as now was given. */
  readonly asOfGiven: boolean;
  readonly keep: KeepValue;
}

/** The Book with validation, and what its signatures were judged by: for whoever signs and verifies. */
export interface CollectedValidation {
  readonly book: Book;
  /** By path of the record. */
  readonly contexts: ReadonlyMap<string, SignoffContext>;
  readonly keys: SigningKeys;
  readonly problems: readonly Problem[];
}

/** Examines records, judges signatures on them and lays both into the Book: the whole way of validation. */
export async function collectValidation(inputs: ValidationInputs): Promise<CollectedValidation> {
  const { root, content, history, histories, asOfGiven, keep } = inputs;
  const asOf = asOfGiven ? inputs.book.asOf : findNewest(history, inputs.book.asOf);
  const book = { ...inputs.book, asOf };
  const records = examineRecords({
    content,
    history,
    products: book.products,
    histories,
    parseProtocol: (text, source) => parseProtocol(text, { source }),
  });
  const contexts = describeSignoffContexts(records, history);
  const policies = listPolicies(history, (text) => parsePeople(text, 'content/people.yaml').people);
  const keys = parseSigningKeys({ ...content, policies, asOf });
  const files = groupByRecord(content.signatures);
  const signoffs = new Map([...contexts].map(([path, context]) => [path, judgeSignoffs(context, files.get(path) ?? [], keys)]));
  const folderOf = new Map(content.records.map(({ source, folder }) => [source, folder]));
  const parse = (text: string, path: string): ParsedRecord => parseRecord(text, { source: path, folder: folderOf.get(path) ?? null });
  const { trails, problems: unknown } = assembleTrails({ records: content.records, history, parse, keep });
  const { people, problems: wrongKeys } = listPeople(content.people, content.allowedSigners);
  const trust = judgeRoot(content.people, await readTrust(root));
  const assembled = assembleValidation({ book, content, history, records, contexts, signoffs, trails, people, root: trust, asOfGiven });
  const problems = [
    ...content.problems,
    ...unknown,
    ...wrongKeys,
    ...(trust?.state === 'not-vouched' ? [rootDoesNotVouch({ source: 'content/people.yaml' }, trust.reason)] : []),
    ...[...contexts].flatMap(([path, { protocol }]) => listSignoffProblems(signoffs.get(path) ?? [], protocol?.roles ?? [], history)),
    ...[...contexts].flatMap(([path, context]) =>
      listTakenAway(context, files.get(path) ?? [], keys).map((source) =>
        signatureTakenAway({ source }, source.replace(/^.*\/|\.json$/g, '')),
      ),
    ),
    ...assembled.problems,
  ];
  return { book: assembled.book, contexts, keys, problems };
}

function groupByRecord(files: readonly SignatureFile[]): ReadonlyMap<string, readonly SignatureFile[]> {
  const groups = new Map<string, SignatureFile[]>();
  for (const file of files) {
    const group = groups.get(file.record);
    if (group === undefined) groups.set(file.record, [file]);
    else group.push(file);
  }
  return groups;
}
