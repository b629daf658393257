export type { Config, ConfigInput } from './book/schema/config.ts';
export { defineDocket } from './book/schema/config.ts';
export { docket as default } from './site/integration.ts';
