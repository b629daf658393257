import type { SupportConfig } from '../../book/schema/backports-config.ts';
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
