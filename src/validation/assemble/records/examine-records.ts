import type { Product } from '../../../book/schema/book.ts';
import type { ContentHistory, FileVersion } from '../../../git/schema/content-history.ts';
import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import { isBlank } from '../../../text/schema/is-blank.ts';
import type { ParsedProtocol, ParsedRecord } from '../../schema/records/parsed-document.ts';
import type { StepStanding } from '../../schema/records/record.ts';
import type { ValidationContent } from '../../schema/records/validation-content.ts';
import { type FindPrincipal, findPrincipals, listWritten } from '../../schema/signoffs/people-names.ts';
import { compareWithProtocol } from '../lint/list-departures.ts';
import { type ChainedRun, chainRuns, listRuns } from './chain-runs.ts';
import { checkCandidate, noCandidate } from './check-candidate.ts';
import type { CountedStep, ExaminedRecord } from './examined-record.ts';
import { indexRepository } from './find-product-commits.ts';
import { nameEvidence } from './name-evidence.ts';
import { pinProtocol } from './pin-protocol.ts';
import { assembleStandings } from './standings.ts';

/** What records are examined in. */
export interface Surroundings {
  readonly content: ValidationContent;
  readonly history: ContentHistory;
  readonly products: readonly Product[];
  /** The repositories of each product, by its id. */
  readonly histories: ReadonlyMap<string, readonly RepositoryHistory[]>;
  /** Parses the text of an older version of a protocol. */
  readonly parseProtocol: (text: string, source: string) => ParsedProtocol;
}

/** Finds out all about the records of a content folder that can be told before their signatures are judged. */
export function examineRecords({ content, history, products, histories, parseProtocol }: Surroundings): readonly ExaminedRecord[] {
  const shelf = { current: shelve(content.protocols), history, parse: rememberParsed(parseProtocol) };
  const releases = new Map(
    products.flatMap(({ id, releases: all }) => all.map((release) => [`${id}\n${release.version}`, release] as const)),
  );
  const repositories = new Map([...histories].map(([id, all]) => [id, all.map(indexRepository)]));
  const evidence = new Map(content.evidence.map((file) => [file.source, file]));
  const findPrincipal = findPrincipals(content.people);
  const chained = chainRuns(content.records);
  const checked = new Map(
    content.records.map((parsed) => {
      const release = parsed.folder === null ? null : (releases.get(`${parsed.folder.product}\n${parsed.folder.version}`) ?? null);
      const own = repositories.get(parsed.folder?.product ?? '') ?? [];
      return [parsed, { release, checked: checkCandidate(parsed, { repositories: own, release }) }] as const;
    }),
  );
  return content.records.map((parsed): ExaminedRecord => {
    const { release = null, checked: candidate = noCandidate } = checked.get(parsed) ?? {};
    const pinned = pinProtocol(parsed, shelf);
    const runs = listRuns(parsed, chained).filter((one) => one === parsed || one.head?.status !== 'void');
    const standings = assembleStandings(
      runs.map((one) => ({
        record: one.source,
        run: chained.get(one)?.run ?? 1,
        candidate: checked.get(one)?.checked.candidate?.version ?? checked.get(one)?.checked.candidate?.tag ?? null,
        steps: one.body.steps,
      })),
      pinned.protocol,
    );
    const versions = history.versions.get(parsed.source) ?? [];
    return {
      parsed,
      release,
      chained: chained.get(parsed) ?? firstRun,
      pinned,
      checked: candidate,
      named: nameEvidence(parsed, evidence),
      standings,
      counted: countSteps(parsed, standings, runs),
      executed: parsed.body.steps.filter(({ result }) => result !== 'untouched').length,
      coverage: compareWithProtocol(pinned.protocol?.steps ?? null, runs),
      versions,
      revision: countRevisions(versions, parsed.sha256),
      executors: listExecutors(parsed, findPrincipal),
    };
  });
}

const firstRun: ChainedRun = { run: 1, previous: null, problems: [] };

function shelve(protocols: readonly ParsedProtocol[]): ReadonlyMap<string, ParsedProtocol> {
  const shelf = new Map<string, ParsedProtocol>();
  for (const parsed of protocols) if (parsed.protocol !== null && !shelf.has(parsed.protocol.id)) shelf.set(parsed.protocol.id, parsed);
  return shelf;
}

/** Many records name the same older version. */
function rememberParsed(parse: Surroundings['parseProtocol']): Surroundings['parseProtocol'] {
  const parsed = new Map<string, ParsedProtocol>();
  return (text, source) => {
    const key = `${source}\n${text}`;
    const known = parsed.get(key) ?? parse(text, source);
    parsed.set(key, known);
    return known;
  };
}

/** Each step with the result that counts, and what the deviations of the run that it is from say of it. */
function countSteps(parsed: ParsedRecord, standings: readonly StepStanding[], runs: readonly ParsedRecord[]): readonly CountedStep[] {
  const deviations = new Map(runs.map((run) => [run.source, groupDeviations(run)]));
  const reasons = new Map(runs.map(({ source, body }) => [source, new Map(body.steps.map(({ id, reason }) => [id, reason]))]));
  const steps = standings.length > 0 ? standings : parsed.body.steps.map(({ id, result }) => ({ step: id, result, record: parsed.source }));
  return steps.map(({ step, result, record }) => {
    const own = deviations.get(record)?.get(step) ?? [];
    const open = own.filter(({ status }) => status === 'open').map(({ id }) => id);
    const leftOut = result === 'n/a' || result === 'skipped';
    const unexplained = leftOut && own.length === 0 && isBlank(reasons.get(record)?.get(step) ?? '');
    return { id: step, result, decided: own.length > 0 && open.length === 0, open: result === 'untouched' ? [] : open, unexplained };
  });
}

function groupDeviations({ body }: ParsedRecord): ReadonlyMap<string, ParsedRecord['body']['deviations']> {
  const groups = new Map<string, ParsedRecord['body']['deviations'][number][]>();
  for (const deviation of body.deviations) {
    if (deviation.step === null) continue;
    const group = groups.get(deviation.step);
    if (group === undefined) groups.set(deviation.step, [deviation]);
    else group.push(deviation);
  }
  return groups;
}

/** How many different canonical texts git knows, the one that is there included. */
function countRevisions(versions: readonly FileVersion[], sha256: string): number {
  return new Set([...versions.flatMap((version) => version.sha256 ?? []), sha256]).size;
}

/** Whoever checked a step as second person executed nothing. */
function listExecutors({ head, body }: ParsedRecord, findPrincipal: FindPrincipal): readonly string[] {
  const written = [head?.tester ?? '', ...body.steps.filter(({ result }) => result !== 'untouched').map(({ tester }) => tester)];
  return [...new Set([...new Set(written)].flatMap((names) => listWritten(names, findPrincipal)))];
}
