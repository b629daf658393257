import type { SupportConfig } from '../../book/schema/backports-config.ts';
import type { Line } from '../../book/schema/product.ts';
import type { Support } from './extension.ts';

/** What support a line has at a time; days begin at midnight UTC. */
export function judgeSupport(config: SupportConfig, asOf: string, source: string): Support {
  const { maintenanceFrom = null, securityFrom = null, endOfLife = null, next, pickDeadline = null } = config;
  const today = new Date(asOf).toISOString().slice(0, 10);
  const state =
    endOfLife !== null && endOfLife <= today
      ? 'end-of-life'
      : securityFrom !== null && securityFrom <= today
        ? 'security-only'
        : maintenanceFrom !== null && maintenanceFrom > today
          ? 'planned'
          : maintenanceFrom === null && securityFrom === null && endOfLife === null
            ? 'unknown'
            : 'maintained';
  return {
    ...{ state, maintenanceFrom, securityFrom, endOfLife, pickDeadline, source },
    next: next === undefined ? null : { version: next.version ?? null, date: next.date ?? null },
  };
}

/** What a line is now, by its support where that is written: each page says the same of it. Nothing is released of a line that is only planned. */
export function tellLineState({ state, latest }: Pick<Line, 'state' | 'latest'>, support: Support | null): Line['state'] {
  if (support === null || latest === null || support.state === 'planned' || support.state === 'unknown') return state;
  const until = support.endOfLife === null ? '' : ` Its support ends on ${support.endOfLife}.`;
  const told = `, as ${support.source} says.`;
  if (support.state === 'end-of-life') return { kind: 'end-of-life', reason: `Its support ended on ${support.endOfLife}${told}` };
  if (support.state === 'security-only')
    return { kind: 'security-only', reason: `It gets security fixes alone since ${support.securityFrom}${told}${until}` };
  return { kind: 'maintained', reason: `It is maintained${told}${until}` };
}
