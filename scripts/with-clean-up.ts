/** Runs `work`; when it fails, or a signal ends the process, `cleanUp` runs first. */
export async function withCleanUp<Value>(cleanUp: () => void, work: () => Promise<Value>): Promise<Value> {
  const endBy = (signal: NodeJS.Signals) => {
    cleanUp();
    process.exit(signal === 'SIGINT' ? 130 : signal === 'SIGHUP' ? 129 : 143);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, endBy);
  process.on('exit', cleanUp);
  try {
    return await work();
  } catch (cause) {
    cleanUp();
    throw cause;
  } finally {
    process.off('exit', cleanUp);
    for (const signal of signals) process.off(signal, endBy);
  }
}
