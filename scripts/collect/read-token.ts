import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

/** A token for one host, and the variable that it came from, or would come from. */
export interface FoundToken {
  readonly token: string | null;
  readonly variable: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds the token for a host in the environment: `DOCKET_TOKEN_` with the host's name, such as `DOCKET_TOKEN_GITLAB_EXAMPLE_ORG`; else what the forges' own
 * tools use, which belongs to one host: `GITHUB_TOKEN`, `GH_TOKEN` and `GITLAB_TOKEN` to github.com and gitlab.com, or to where the job runs. So no
 * configuration can send a token to another host than its own.
 */
export function readToken(host: string, environment: Environment): FoundToken {
  const own = hostVariable(host);
  const usual = usualVariables(host, environment);
  for (const variable of [own, ...usual]) {
    const token = environment[variable]?.trim();
    if (token === undefined || token === '') continue;
    if (!/^[\x21-\x7e]{8,}$/.test(token)) {
      throw new CannotGoOn(`What \`${variable}\` holds cannot be a token.`, { hint: 'Set it to the token alone, or unset it.' });
    }
    return { token, variable };
  }
  return { token: null, variable: usual[0] ?? own };
}

/** The variable for the token of a host. */
export function hostVariable(host: string): string {
  return `DOCKET_TOKEN_${host.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}

function usualVariables(host: string, environment: Environment): readonly string[] {
  const server = environment['GITHUB_SERVER_URL'];
  const workflow = server !== undefined && URL.canParse(server) ? new URL(server).host : null;
  const pipeline = environment['CI_SERVER_HOST'] ?? 'gitlab.com';
  return [
    ...(host === (workflow ?? 'github.com') ? ['GITHUB_TOKEN'] : []),
    ...(host === 'github.com' ? ['GH_TOKEN'] : []),
    ...(host === pipeline ? ['GITLAB_TOKEN'] : []),
    ...(host === workflow && host !== 'github.com' ? ['GITEA_TOKEN'] : []),
  ];
}
