import { InvalidArgumentError } from '@commander-js/extra-typings';

/** Reads a port from the command line: 0 to 65535. */
export function readPort(given: string): number {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (Number.isNaN(port) || port > 65_535) throw new InvalidArgumentError('Expected a number from 0 to 65535.');
  return port;
}
