import { CannotGoOn } from '../../text/schema/cannot-go-on.ts';
import { parseJson } from '../../text/schema/parse-json.ts';
import { plainText } from '../../text/schema/plain-text.ts';
import { type HubSite, hubFeedSchema, hubProductSchema } from '../schema/hub.ts';
import type { Manifest } from '../schema/manifest.ts';
import { type OpenSite, openPublished } from './read-published.ts';

type FoundSite = NonNullable<HubSite['found']>;

/** Reads what a hub says of a site in a folder or at an address. One that cannot be read is a value with the reason. Every file is compared with its manifest. */
export async function readHubSite(where: string): Promise<HubSite> {
  const given = /^https?:\/\//i.test(where) ? new URL(where.endsWith('/') ? where : `${where}/`).href : null;
  try {
    const site = await openPublished(where);
    const address = given ?? addressOf(site.manifest);
    return { where, address, found: await readFound(site, { where, address }), problem: null };
  } catch (cause) {
    if (cause instanceof CannotGoOn) return { where, address: given, found: null, problem: cause.message };
    throw cause;
  }
}

/** Where a site says that it stands. */
function addressOf({ site, base }: Manifest): string | null {
  if (site === null || !URL.canParse(site) || !/^https?:$/.test(new URL(site).protocol)) return null;
  const { origin, username } = new URL(site);
  const address = new URL(base.endsWith('/') ? base : `${base}/`, site);
  // A folder leads nowhere else, and no address names who may ask.
  return username === '' && address.origin === origin && address.search === '' && address.hash === '' ? address.href : null;
}

async function readFound(
  { manifest, digest, read }: OpenSite,
  { where, address }: { readonly where: string; readonly address: string | null },
): Promise<FoundSite> {
  const { title } = await readJson(read, { where, name: 'feed.json', schema: hubFeedSchema });
  const products: FoundSite['products'][number][] = [];
  for (const id of new Set(manifest.repositories.map(({ product }) => product))) {
    const { name, releases } = await readJson(read, { where, name: `${id}/product.json`, schema: hubProductSchema });
    const folder = encodeURIComponent(id);
    const latest = `${id}/latest/index.html`;
    const leads = /<meta http-equiv="refresh" content="0; url=[^"]*\/([^/"]+)\/">/.exec((await read(latest)) ?? '');
    const newest = releases.find(({ slug }) => slug === leads?.[1]);
    products.push({
      id,
      name: plainText(name),
      address: placeIn(address, `${folder}/`),
      releases: releases.length,
      latest: newest === undefined ? null : { version: newest.version, address: placeIn(address, `${folder}/latest/`) },
    });
  }
  const { docket, asOf, previous, files } = manifest;
  return {
    title: plainText(title),
    manifest: digest,
    previous,
    docket: plainText(docket),
    asOf,
    files: Object.keys(files).length,
    products,
  };
}

/** An address of a site; relative to it where nobody says where it stands. */
function placeIn(address: string | null, path: string): string {
  return address === null ? path : new URL(path, address).href;
}

interface Wanted<Value> {
  readonly where: string;
  readonly name: string;
  readonly schema: {
    readonly safeParse: (value: unknown) => { readonly success: true; readonly data: Value } | { readonly success: false };
  };
}

async function readJson<Value>(read: OpenSite['read'], { where, name, schema }: Wanted<Value>): Promise<Value> {
  const text = await read(name);
  const parsed = text === null ? null : schema.safeParse(parseJson(text));
  if (parsed?.success === true) return parsed.data;
  const why = text === null ? 'its manifest does not name it' : 'it does not have the form that this version of Docket reads';
  throw new CannotGoOn(`\`${name}\` at \`${where}\` cannot be read: ${why}.`);
}
