/** Names that teams give to environments, by the environment's id in the processes that Docket ships. */
export const environmentNames: Readonly<Record<string, readonly string[]>> = {
  development: ['dev', 'develop', 'development'],
  staging: ['stg', 'stage', 'staging', 'uat', 'preprod', 'pre-production'],
  production: ['prod', 'production', 'live'],
};

/** The id of an environment by a name that a team gives to it; null for a name that is known for none. */
export function findEnvironment(name: string): string | null {
  return Object.entries(environmentNames).find(([, names]) => names.includes(name.toLowerCase()))?.[0] ?? null;
}
