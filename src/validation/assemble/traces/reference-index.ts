import type { Product, Release } from '../../../book/schema/book.ts';
import type { Change } from '../../../book/schema/change.ts';
import { pullSign } from '../../../forges/schema/pull-name.ts';
import type { StepReference } from '../../schema/records/step.ts';

/** What a release's changes carry, by what steps may name. */
export interface ReferenceIndex {
  /** Pull requests and issues of the changes, in the form that steps are matched by. */
  readonly references: readonly StepReference[];
  /** The form of a reference that all ways of writing it have: `#705`, or `api#705` in a product of several repositories; a number that is a pull request of the release is one, and on GitLab `!705` is, too. */
  readonly settle: (reference: StepReference) => StepReference;
  readonly changesOf: (reference: StepReference) => readonly Change[];
  /** Tags of the release that hold the changes; of its candidates where it is not released yet. Without changes: all of them. */
  readonly tagsOf: (changes: readonly Change[]) => readonly string[];
}

const pullOnly = ['pull'] as const;
const pullFirst = ['pull', 'issue'] as const;
const issueFirst = ['issue', 'pull'] as const;

/** Prepares following references through a release; every change is looked at once. */
export function indexReferences(release: Release, { repositories }: Pick<Product, 'repositories'>): ReferenceIndex {
  const several = repositories.length > 1;
  const qualify = (repository: string, number: string) => (several ? `${repository}#${number}` : `#${number}`);
  const changes = new Map<string, Change[]>();
  const references: StepReference[] = [];
  const repositoriesOf = new Map<string, Set<string>>();
  const add = (reference: StepReference, change: Change): void => {
    const key = `${reference.kind} ${reference.id}`;
    const own = changes.get(key);
    if (own === undefined) references.push(reference);
    if (own === undefined) changes.set(key, [change]);
    else if (own.at(-1) !== change) own.push(change);
    const number = /#(\d+)$/.exec(reference.id)?.[1];
    if (number === undefined) return;
    const holders = repositoriesOf.get(number) ?? new Set();
    repositoriesOf.set(number, holders.add(change.repository));
  };
  for (const change of release.changes) {
    for (const { number, role } of change.pulls)
      if (role !== 'mentioned') add({ kind: 'pull', id: qualify(change.repository, String(number)) }, change);
    for (const { kind, id } of change.references) {
      if (kind === 'cve') continue;
      const number = /^#(\d+)$/.exec(id)?.[1];
      add({ kind: 'issue', id: number === undefined ? id : qualify(change.repository, number) }, change);
    }
  }
  const settle = ({ kind, id }: StepReference): StepReference => {
    const [, repository = '', sign, number] = /^([\w./-]*)([#!])(\d+)$/.exec(id) ?? [];
    const asWritten = changes.has(`issue ${id}`) ? { kind: 'issue' as const, id } : { kind, id };
    if (number === undefined) return asWritten;
    const holders = [...(repositoriesOf.get(number) ?? [])];
    const short = repository.slice(repository.lastIndexOf('/') + 1);
    const meant = short !== '' ? short : holders.length === 1 ? (holders[0] ?? '') : '';
    const own = several ? `${meant}#${number}` : short === '' || short === repositories[0]?.id ? `#${number}` : id;
    const ownSign = pullSign(several ? repositories.find((each) => each.id === meant) : repositories[0]);
    if (sign === '!' && ownSign !== '!') return asWritten;
    // Where issues are counted apart from pull requests, a number sign is first an issue's.
    const order = sign === '!' ? pullOnly : ownSign === '!' && kind === 'issue' ? issueFirst : pullFirst;
    return { kind: order.find((each) => changes.has(`${each} ${own}`)) ?? kind, id: own };
  };
  return {
    references,
    settle,
    changesOf: ({ kind, id }) => changes.get(`${kind} ${id}`) ?? [],
    tagsOf: (carried) => listTags(release, carried),
  };
}

function listTags(release: Release, carried: readonly Change[]): readonly string[] {
  const holders = new Set(carried.map(({ repository }) => repository));
  const tags = release.tags.length > 0 ? release.tags : (release.candidates.at(-1)?.tags ?? []);
  return tags.filter(({ repository }) => holders.size === 0 || holders.has(repository)).map(({ name }) => name);
}
