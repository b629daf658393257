const armour = /^-----BEGIN SSH SIGNATURE-----\n((?:[A-Za-z0-9+/=]+\n)+)-----END SSH SIGNATURE-----\n?$/;

/**
 * Takes the bytes out of an armoured SSH signature; null when it is not exactly that. Stricter than `ssh-keygen`, which takes whatever follows the end:
 * carriage returns, a leading blank, anything after the end line and sloppy base64 are refused, so that one signature has one form.
 */
export function parseSshArmour(text: string): Buffer | null {
  const base64 = armour.exec(text)?.[1]?.replaceAll('\n', '');
  if (base64 === undefined) return null;
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : null;
}
