import { cpuUsage } from 'node:process';

/** Seconds that the processor works for this process meanwhile: on a busy machine no more than on a quiet one, other than time does. */
export async function processorSeconds(work: () => void | Promise<void>): Promise<number> {
  const before = cpuUsage();
  await work();
  const { user, system } = cpuUsage(before);
  return (user + system) / 1e6;
}
