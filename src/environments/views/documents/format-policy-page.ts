import { releaseAddress } from '../../../book/views/addresses.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import type { ProductEnvironment } from '../../schema/environment.ts';
import type { Policy } from '../../schema/policy.ts';
import { policyAddress } from '../addresses.ts';
import type { EnvironmentsEntry } from '../environment-index.ts';
import { formatDocumentFacts, formatPolicyBody, formatTextDifference, formatVersions } from './format-policy.ts';

/** One version of a policy: what it says, which releases went out under it, what changed from the version before, and all versions. */
export function formatPolicyPage(
  environment: ProductEnvironment,
  { entry, policy }: { readonly entry: EnvironmentsEntry; readonly policy: Policy },
  href: Href,
): Markup {
  const { product } = entry;
  const { policies } = environment;
  const before = policies[policies.indexOf(policy) + 1];
  const under = product.releases.filter(({ journey }) =>
    journey?.steps.some((step) => step.environment === environment.id && step.policy === policy.slug),
  );
  const unknown = { version: null, from: null, to: null };
  return html`<section id="policy"><h2>What it says</h2>${formatPolicyBody(policy, unknown)}${formatDocumentFacts(policy)}</section>${under.length > 0 && html`<section id="releases"><h2>In force when these releases went out</h2><p>${under.slice(0, 60).map((release, at) => html`${at > 0 && ', '}<a class="version" href="${href(releaseAddress(product, release))}">${release.version}</a>`)}</p></section>`}${before !== undefined && html`<section id="changed"><h2>What changed from version ${before.version}</h2>${formatTextDifference(describe(before), describe(policy))}</section>`}<section id="versions"><h2>Versions <span class="count">${policies.length}</span></h2>${formatVersions(policies, { current: policy, addressOf: (one) => policyAddress(product, one) }, href)}</section>`;
}

/** A policy as lines that can be compared: its fields, then its prose. */
function describe(policy: Policy): string {
  const lines = [
    `status: ${policy.status}`,
    `owner: ${policy.owner ?? ''}`,
    ...policy.access.map((rule) => `access: ${rule}`),
    ...policy.data.map((rule) => `data: ${rule}`),
    ...policy.retention.map((rule) => `retention: ${rule}`),
    ...policy.monitoring.map(({ name, url, who }) => `monitoring: ${name} ${url ?? ''} ${who ?? ''}`.trimEnd()),
    ...(policy.rollback === null ? [] : [`rollback: ${policy.rollback.plan} ${policy.rollback.by ?? ''}`.trimEnd()]),
    ...(policy.downtime === null ? [] : [`downtime: ${policy.downtime.planned ?? ''} ${policy.downtime.notice ?? ''}`.trimEnd()]),
    ...policy.toggles.map(({ name, state }) => `feature: ${name} ${state}`),
    ...policy.attributes.map(
      ({ name, wanted, as, differs }) =>
        `${name}: ${[wanted, as === null ? null : `as ${as}`, differs].filter((text) => text !== null).join('; ')}`,
    ),
  ];
  return `${lines.join('\n')}\n\n${policy.text}`;
}
