import process from 'node:process';

/** Whether everything is tried, as before a release and in a job of its own in CI: where `DOCKET_THOROUGH` is set. */
export const isThorough = process.env['DOCKET_THOROUGH'] !== undefined;

/** How often something is tried: `few` times in every run of the tests, `many` times in a thorough one. */
export function often(few: number, many: number): number {
  return isThorough ? many : few;
}
