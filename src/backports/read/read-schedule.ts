import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type SupportConfig, supportConfigSchema } from '../../book/schema/backports-config.ts';
import { readText } from '../../releases/read/content-folder.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { scheduleDate, scheduleShape } from '../schema/backport-problems.ts';

/** Support data by line. */
export type Schedule = ReadonlyMap<string, SupportConfig>;

const text = z.string().optional();
/** kubernetes/website, `data/releases/schedule.yaml`. */
const kubernetesSchema = z.object({
  schedules: z.array(
    z.object({
      release: z.string(),
      releaseDate: text,
      maintenanceModeStartDate: text,
      endOfLifeDate: text,
      next: z.object({ release: text, cherryPickDeadline: text, targetDate: text }).nullish(),
    }),
  ),
});
/** openstack/releases, `data/series_status.yaml`. */
const openstackSchema = z.array(
  z.object({
    name: z.string(),
    'release-id': z.string().optional(),
    status: z.string(),
    'initial-release': text,
    'next-phase': z.array(z.object({ phase: z.string(), date: text })).optional(),
    'next-phases': z.array(z.object({ phase: z.string(), date: text })).optional(),
  }),
);

/** Reads a schedule below the configuration's folder. */
export async function readSchedule(
  root: string,
  file: string,
): Promise<{ readonly schedule: Schedule; readonly problems: readonly Problem[] }> {
  const source = file;
  if (path.isAbsolute(file) || file.split(/[\\/]/).includes('..'))
    return { schedule: new Map(), problems: [scheduleShape({ source }, 'it lies outside the folder of the configuration.')] };
  const written = await readText(root, file);
  if (written === null) return { schedule: new Map(), problems: [scheduleShape({ source }, 'there is no such file.')] };
  return parseSchedule(written, source);
}

/** Parses a schedule in one of the known shapes. Lines with impossible days are left out, with a Problem each. */
export function parseSchedule(written: string, source: string): { readonly schedule: Schedule; readonly problems: readonly Problem[] } {
  let value: unknown;
  try {
    // Read as texts, 1.30 stays 1.30.
    value = parse(written, { schema: 'failsafe', maxAliasCount: 50 });
  } catch (cause) {
    return {
      schedule: new Map(),
      problems: [scheduleShape({ source }, cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'it is no YAML.')],
    };
  }
  const kubernetes = kubernetesSchema.safeParse(value);
  const openstack = openstackSchema.safeParse(value);
  const lines = kubernetes.success
    ? kubernetes.data.schedules.map(readKubernetes)
    : openstack.success
      ? openstack.data.map(readOpenstack)
      : null;
  if (lines === null) return { schedule: new Map(), problems: [scheduleShape({ source }, 'its shape is not known.')] };
  const schedule = new Map<string, SupportConfig>();
  const problems: Problem[] = [];
  for (const { line, support } of lines) {
    const checked = supportConfigSchema.safeParse(support);
    if (checked.success) schedule.set(line, checked.data);
    else
      for (const { path: where, message } of checked.error.issues) {
        const at = where.reduce<unknown>(
          (found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined),
          support,
        );
        const what = typeof at === 'string' ? `\`${at}\` of line \`${line}\` is no day that there is.` : `Line \`${line}\`: ${message}.`;
        problems.push(scheduleDate({ source, subject: line }, what));
      }
  }
  return { schedule, problems };
}

function readKubernetes(one: z.infer<typeof kubernetesSchema>['schedules'][number]) {
  return {
    line: one.release,
    support: {
      maintenanceFrom: given(one.releaseDate),
      securityFrom: given(one.maintenanceModeStartDate),
      endOfLife: given(one.endOfLifeDate),
      next: one.next ? { version: given(one.next.release), date: given(one.next.targetDate) } : undefined,
      pickDeadline: given(one.next?.cherryPickDeadline),
    },
  };
}

function readOpenstack(one: z.infer<typeof openstackSchema>[number]) {
  const phases = one['next-phase'] ?? one['next-phases'] ?? [];
  const dateOf = (name: RegExp): string | undefined => given(phases.find(({ phase }) => name.test(phase))?.date);
  const end = dateOf(/end[- ]of[- ]life|^eol/i);
  const ended = /end[- ]of[- ]life|^eol/i.test(one.status);
  return {
    line: one['release-id'] ?? one.name,
    support: {
      // That support ended is known without a day; what is not written down is not said.
      maintenanceFrom: ended && end === undefined ? undefined : given(one['initial-release']),
      securityFrom: dateOf(/^unmaintained|extended/i),
      endOfLife: end,
      next: undefined,
      pickDeadline: undefined,
    },
  };
}

/** A field that is empty says nothing; `2025-02-28 (TBD)` says no more than its day. */
function given(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' || /^tbd$|^unknown$/i.test(value) ? undefined : value.trim();
}
