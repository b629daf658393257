import type { BackportsConfig } from '../../book/schema/backports-config.ts';
import type { ChangeKind } from './cell-state.ts';
import type { BackportWindow, Verdict } from './extension.ts';

type WindowConfig = NonNullable<BackportsConfig['window']>;

/** The day on which a window closes that opens on another: both `2026-03-01`. A month that is too short ends on its last day. */
export function addDuration(day: string, duration: string): string {
  const [, digits = '0', unit] = /^P(\d+)([DWMY])$/.exec(duration) ?? [];
  const count = Number(digits);
  const date = new Date(`${day}T00:00:00Z`);
  if (unit === 'D' || unit === 'W') date.setUTCDate(date.getUTCDate() + count * (unit === 'W' ? 7 : 1));
  else {
    const month = date.getUTCMonth() + count * (unit === 'Y' ? 12 : 1);
    const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0));
    last.setUTCDate(Math.min(last.getUTCDate(), date.getUTCDate()));
    return last.toISOString().slice(0, 10);
  }
  return date.toISOString().slice(0, 10);
}

/** The window of a line whose first final release was made at a time. */
export function planWindow(config: WindowConfig, released: string, asOf: string): Omit<BackportWindow, 'took'> {
  const from = new Date(released).toISOString().slice(0, 10);
  const until = addDuration(from, config.for);
  const today = new Date(asOf).toISOString().slice(0, 10);
  return { from, until, open: from <= today && today < until, most: config.most ?? null };
}

/** A change that was brought to a released line, and what people decided about it. */
export interface Brought {
  readonly kind: ChangeKind;
  /** ISO 8601. */
  readonly date: string;
  readonly fastTrack: { readonly by: string; readonly why: string } | null;
  readonly override: { readonly by: string; readonly why: string } | null;
}

/**
 * Judges a change by the window of its line. Inside it fixes and documentation may come, and a minor feature as fast track with a named person; outside
 * security alone, for the whole life of the line; unless a named person overrides that. Upkeep, which no user notices, is not judged: null.
 */
export function judgeBrought(brought: Brought, window: Pick<BackportWindow, 'from' | 'until'>, config: WindowConfig): Verdict | null {
  const { kind, fastTrack, override } = brought;
  const day = new Date(brought.date).toISOString().slice(0, 10);
  if (kind === 'upkeep' || (config.from !== undefined && day < config.from)) return null;
  const inside = window.from <= day && day < window.until;
  const allowed = inside ? config.allow : config.outside;
  if (kind === 'security' && allowed.includes('security'))
    return { state: 'security', reason: inside ? 'security' : 'security, exempt from the window', by: null };
  if ((kind === 'fix' && allowed.includes('fix')) || (kind === 'documentation' && allowed.includes('documentation')))
    return { state: 'inside', reason: inside ? 'inside the window' : 'allowed at all times', by: null };
  if (kind === 'feature' && allowed.includes('fast-track') && fastTrack)
    return { state: 'fast-track', reason: fastTrack.why, by: fastTrack.by };
  if (override) return { state: 'overridden', reason: override.why, by: override.by };
  const days = Math.round((Date.parse(day) - Date.parse(window.until)) / 86_400_000);
  const when = inside
    ? 'inside the window'
    : day < window.from
      ? 'before the window'
      : `${days + 1} ${days === 0 ? 'day' : 'days'} after the window closed`;
  const names = {
    feature: 'a feature',
    fix: 'a fix',
    documentation: 'documentation',
    security: 'a security fix',
    upkeep: 'upkeep',
  } as const;
  return { state: 'violation', reason: `${names[kind]}, ${when}${kind === 'feature' ? '; not fast track' : ''}`, by: null };
}
