/** Makes what takes a token out of texts, also in the forms that it has in addresses and in headers. */
export function hideToken(token: string | null): (text: string) => string {
  if (token === null || token === '') return (text) => text;
  const forms = [token, encodeURIComponent(token), Buffer.from(token).toString('base64'), Buffer.from(token).toString('base64url')];
  const secrets = [...new Set(forms.flatMap((form) => [form, form.replace(/=+$/, '')]))].sort((left, right) => right.length - left.length);
  return (text) => secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '[token]'), text);
}

/** Takes a token out of everything that a value holds: a forge may send back what it got. */
export function hideInside(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((each) => hideInside(each, hide));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [hide(key), hideInside(each, hide)]));
}
