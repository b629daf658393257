import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';

const productSchema = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string().describe('Of its page.'),
  releases: z.number().int(),
  latest: z
    .object({ version: z.string(), address: z.string() })
    .nullable()
    .describe('What the site itself calls the newest; null where there is no final release, or the site has no such page.'),
});

/** A site that somebody else publishes, as it was found. */
export const hubSiteSchema = z.object({
  where: z.string().describe('As whoever made the hub gave it.'),
  address: z.string().nullable().describe('Where it stands; null for a folder whose site does not say.'),
  found: z
    .object({
      title: z.string(),
      manifest: z.string().describe('SHA-256 of its manifest.json.'),
      previous: z.string().nullable().describe('The manifest that it follows.'),
      docket: z.string(),
      asOf: z.string(),
      files: z.number().int(),
      products: z.array(productSchema),
    })
    .nullable()
    .describe('Null where it could not be read.'),
  problem: z.string().nullable().describe('Why it could not be read, as a sentence.'),
});

/** `hub.json`: the sites that a hub lists. */
export const hubSchema = z.object({
  schema: z.literal('docket/hub/v1'),
  docket: z.string(),
  title: z.string(),
  readAt: z.string().describe('When the sites were asked, ISO 8601.'),
  sites: z.array(hubSiteSchema),
});

export type HubSite = Frozen<z.infer<typeof hubSiteSchema>>;
export type Hub = Frozen<z.infer<typeof hubSchema>>;

/** What a hub reads of a product's JSON beside its page. */
export const hubProductSchema = z.object({
  id: z.string(),
  name: z.string().min(1).max(500),
  releases: z.array(z.object({ version: z.string(), slug: z.string() })),
});

/** What a hub reads of a site's feed: its title. */
export const hubFeedSchema = z.object({ title: z.string().max(500) });
