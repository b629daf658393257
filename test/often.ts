import process from 'node:process';

/** How often something is tried: `few` times in every run of the tests, `many` times where `DOCKET_THOROUGH` is set, as before a release. */
export function often(few: number, many: number): number {
  return process.env['DOCKET_THOROUGH'] === undefined ? few : many;
}
