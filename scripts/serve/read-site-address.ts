import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

/** Checks `--site` and `--base`. */
export function readSiteAddress({ site, base }: { readonly site?: string | undefined; readonly base?: string | undefined }): {
  readonly site?: string;
  readonly base?: string;
} {
  if (site !== undefined && (!URL.canParse(site) || !/^https?:$/.test(new URL(site).protocol))) {
    throw new CannotGoOn(`\`${site}\` is not an address like \`https://releases.example.org\`.`, {
      hint: 'Correct the value of `--site`.',
    });
  }
  if (base !== undefined && !/^\/[\w./~-]*$/.test(base)) {
    throw new CannotGoOn(`\`${base}\` is not a folder like \`/releases\`.`, {
      hint: 'Correct the value of `--base`; begin with a slash.',
    });
  }
  return { ...(site === undefined ? {} : { site }), ...(base === undefined ? {} : { base }) };
}
