/** Whether a message names a security advisory, or says in a line of its own that it is about security, whatever kind of change its title tells. */
export function namesSecurity({ subject, body }: { readonly subject: string; readonly body: string }): boolean {
  return advisory.test(subject) || advisory.test(body);
}

const advisory = /\b(?:CVE-\d{4}-\d{4}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3})|^security(?:[ -]\w+)?:/im;
