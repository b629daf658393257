export type { Config, ConfigInput } from './domain/config.ts';
export { defineDocket } from './domain/config.ts';
export { docket as default } from './site/integration.ts';
