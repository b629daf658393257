import type { Place, Problem } from '../../text/schema/problem.ts';
import { upperFirst } from '../../text/schema/upper-first.ts';
import { orderEnvironments } from '../schema/order-environments.ts';
import {
  processCircular,
  processEnvironmentTwice,
  processEnvironmentUnknown,
  processProductionUnclear,
} from '../schema/problems/file-problems.ts';
import { addUpUsers, type Process, type ProcessEnvironment, type ProcessFile, processFileSchema } from '../schema/process.ts';
import { parseYamlFile } from './parse-yaml-file.ts';

/** Parses the file of a process. Null when any part of it is wrong: by half a process nothing can be judged. Never throws. */
export function parseProcess(
  written: string,
  { source, id, shipped }: { readonly source: string; readonly id: string; readonly shipped: boolean },
): { readonly process: Process | null; readonly problems: readonly Problem[] } {
  const { value, problems, placeOf } = parseYamlFile(written, { source, schema: processFileSchema });
  if (value === null) return { process: null, problems };
  const { ordered, circle } = orderEnvironments(value.environments);
  const wrong = [...listNameProblems(value, placeOf), ...(circle === null ? [] : [processCircular(placeOf(['environments']), circle)])];
  const production = findProduction(value);
  if (typeof production !== 'string' && production.length > 1) wrong.push(processProductionUnclear(placeOf(['environments']), production));
  if (wrong.length > 0) return { process: null, problems: wrong };
  return {
    process: {
      id,
      title: value.title,
      version: value.version,
      from: value.from === undefined ? null : `${value.from}T00:00:00+00:00`,
      summary: value.summary ?? null,
      source:
        value.source === undefined
          ? null
          : {
              title: value.source.title,
              url: value.source.url ?? null,
              date: value.source.date ?? null,
              digest: value.source.digest ?? null,
            },
      shape: value.shape,
      environments: ordered.map((environment) => fillEnvironment(environment, environment.id === production)),
      approval: value.approval,
      approvalIn: value.approvalIn ?? null,
      passes: value.passes,
      stages: value.stages.map((stage) => ({
        id: stage.id,
        name: stage.name,
        description: stage.description ?? null,
        shown: stage.shown ?? null,
        environment: stage.environment ?? null,
      })),
      phases: value.phases.map((phase) => ({ id: phase.id, name: phase.name, description: phase.description ?? null })),
      statements: value.statements,
      follows: value.follows,
      file: source,
      shipped,
    },
    problems: [],
  };
}

type FileEnvironment = ProcessFile['environments'][number];

function fillEnvironment(environment: FileEnvironment, production: boolean): ProcessEnvironment {
  const instances = environment.instances.map(fillPlace);
  const sections = environment.sections.map(fillPlace);
  const { id, after, channel, entry, approvers, accepts, variants, ownCommits } = environment;
  return {
    id,
    name: environment.name ?? upperFirst(id.replaceAll('-', ' ')),
    description: environment.description ?? null,
    after,
    audience: environment.audience ?? null,
    users: environment.users ?? addUpUsers(instances) ?? addUpUsers(sections),
    instances,
    sections,
    channel,
    madeAt: environment.madeAt ?? null,
    entry,
    approvers,
    accepts,
    variants,
    ownCommits,
    production,
    branch: environment.branch ?? null,
  };
}

function fillPlace({ id, name, users }: FileEnvironment['instances'][number]) {
  return { id, name: name ?? id, users: users ?? null };
}

/** The environment that says so, else the one called production, else the only last one that is deployed to. */
function findProduction({ environments }: ProcessFile): string | readonly string[] {
  const said = environments.filter(({ production }) => production).map(({ id }) => id);
  if (said.length > 1) return said;
  const [own = environments.find(({ id }) => id === 'production')?.id] = said;
  if (own !== undefined) return own;
  const inner = new Set(environments.flatMap(({ after, channel }) => (channel === 'deployment' ? after : [])));
  const last = environments.filter(({ id, channel }) => channel === 'deployment' && !inner.has(id)).map(({ id }) => id);
  return last.length === 1 && last[0] !== undefined ? last[0] : last;
}

function listNameProblems({ environments, approvalIn, stages }: ProcessFile, placeOf: (path: readonly PropertyKey[]) => Place): Problem[] {
  const known = new Set(environments.map(({ id }) => id));
  const seen = new Set<string>();
  const problems: Problem[] = [];
  const check = (field: string, name: string | undefined, path: readonly PropertyKey[]): void => {
    if (name !== undefined && !known.has(name)) problems.push(processEnvironmentUnknown(placeOf(path), { field, name }));
  };
  for (const [index, { id, after, madeAt }] of environments.entries()) {
    if (seen.has(id)) problems.push(processEnvironmentTwice(placeOf(['environments', index, 'id']), id));
    seen.add(id);
    for (const [at, name] of after.entries()) check('after', name, ['environments', index, 'after', at]);
    check('madeAt', madeAt, ['environments', index, 'madeAt']);
  }
  check('approvalIn', approvalIn, ['approvalIn']);
  for (const [index, { environment }] of stages.entries()) check('environment', environment, ['stages', index, 'environment']);
  return problems;
}
