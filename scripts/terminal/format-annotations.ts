import { createHash } from 'node:crypto';
import type { Book } from '../../src/book/schema/book.ts';

type Found = Book['problems'][number];

/** What annotations need beside the problems. */
export interface AnnotationPlace {
  /** Docket's version. */
  readonly docket: string;
  /** The folder that holds `content/`, below the top of the repository: `records/` or nothing. */
  readonly prefix: string;
}

/** Whether a problem was found in a file of the folder, rather than in the history of a repository. */
const isFile = ({ place }: Found): boolean => /^(?:content\/|docket\.config\.)/.test(place.source);

/** Workflow commands of GitHub Actions: each problem becomes an annotation at its file and line. Values are escaped as GitHub's toolkit does. */
export function formatGithub(problems: readonly Found[], { prefix }: AnnotationPlace): string {
  const kinds = { error: 'error', warning: 'warning', notice: 'notice' } as const;
  return problems
    .map((problem) => {
      const { code, severity, place, hint } = problem;
      const at = isFile(problem)
        ? [
            `file=${escapeProperty(`${prefix}${place.source}`)}`,
            ...(place.line === undefined ? [] : [`line=${place.line}`]),
            ...(place.column === undefined ? [] : [`col=${place.column}`]),
          ]
        : [];
      const message = `${isFile(problem) ? '' : `${place.source}: `}${problem.message}${hint === undefined ? '' : ` ${hint}`}`;
      return `::${kinds[severity]} ${[...at, `title=${escapeProperty(code)}`].join(',')}::${escapeCommand(message)}\n`;
    })
    .join('');
}

/** GitLab's code quality report, a subset of Code Climate's: shown in a merge request. */
export function formatGitlab(problems: readonly Found[], { prefix }: AnnotationPlace): string {
  const severities = { error: 'major', warning: 'minor', notice: 'info' } as const;
  const rows = problems.map((problem) => {
    const { code, severity, place, message } = problem;
    const said = [code, place.source, place.line ?? 0, place.subject ?? '', message].join('\n');
    return {
      description: message,
      check_name: code,
      fingerprint: createHash('sha256').update(said).digest('hex'),
      severity: severities[severity],
      location: { path: isFile(problem) ? `${prefix}${place.source}` : place.source, lines: { begin: place.line ?? 1 } },
    };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
}

/** SARIF 2.1.0 (OASIS), which code scanning of several forges reads. */
export function formatSarif(problems: readonly Found[], { docket, prefix }: AnnotationPlace): string {
  const levels = { error: 'error', warning: 'warning', notice: 'note' } as const;
  const codes = [...new Set(problems.map(({ code }) => code))].toSorted();
  const results = problems.map((problem) => {
    const { code, severity, place, message, hint } = problem;
    const region =
      place.line === undefined
        ? {}
        : { region: { startLine: place.line, ...(place.column === undefined ? {} : { startColumn: place.column }) } };
    const location = isFile(problem)
      ? { physicalLocation: { artifactLocation: { uri: encodeURI(`${prefix}${place.source}`) }, ...region } }
      : { logicalLocations: [{ fullyQualifiedName: place.source }] };
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: levels[severity],
      message: { text: hint === undefined ? message : `${message} ${hint}` },
      locations: [location],
    };
  });
  const driver = { name: 'Docket', version: docket, rules: codes.map((id) => ({ id })) };
  return `${JSON.stringify({ $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json', version: '2.1.0', runs: [{ tool: { driver }, results }] }, null, 2)}\n`;
}

function escapeCommand(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeCommand(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
