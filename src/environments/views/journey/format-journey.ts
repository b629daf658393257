import type { ReleaseRef } from '../../../book/views/capability-views.ts';
import { count, formatNumber } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatWord } from '../../../ui/views/format-stamp.ts';
import { momentOf } from '../../schema/event-time.ts';
import type { Journey, JourneyStep } from '../../schema/journey.ts';
import { environmentAddress, environmentsAddress, policyAddress } from '../addresses.ts';
import { orderStamps, stepStamps } from '../environment-words.ts';
import { formatEventTime, formatTimesWithin } from '../format-event-time.ts';
import { drawCurve, drawRings, isReached } from './draw-rings.ts';

/** What stopped a release, which one has to know before all else: a rejection, or a rollback; null for nothing. */
export function formatStopped(journey: Journey): { readonly name: string; readonly text: Markup } | null {
  const { steps, rejected, rolledBack } = journey;
  if (rejected === null && rolledBack.length === 0) return null;
  const text = html`${rejected !== null && html`<p class="banner bad wide">${rejected.by ?? 'Somebody'} rejected ${rejected.version} in ${nameStep(steps, rejected.environment)}${rejected.at !== null && html` on ${formatEventTime({ at: rejected.at, after: null, before: null }, true)}`}${rejected.reason !== null && `: ${rejected.reason.replace(/[.]$/, '')}`}${rejected.refs.length > 0 && ` (${rejected.refs.join(', ')})`}. It goes no further; the next candidate starts anew.</p>`}${rolledBack.map(
    (one) =>
      html`<p class="banner bad wide">Rolled back in ${nameStep(steps, one.environment)}${one.instance !== null && `, ${one.instance},`} on ${formatEventTime(one.time, true)}${one.to !== null && ` to ${one.to}`}${one.by !== null && ` by ${one.by}`}${one.reason !== null && `: ${one.reason.replace(/[.]$/, '')}`}.${one.lapsed.length > 0 && ` ${one.lapsed.length === 1 ? 'One approval' : `${one.lapsed.length} approvals`} lapsed.`}</p>`,
  )}`;
  return { name: rejected === null ? 'Rolled back' : 'Rejected', text };
}

/** How far a release has come: its environments in order. */
export function formatJourney({ product }: Pick<ReleaseRef, 'product'>, journey: Journey, href: Href): Markup {
  const { steps } = journey;
  return html`<ol class="journey wide" aria-hidden="true">${steps.map((step) => html`<li${!isReached(step) && html` class="todo"`}>${formatWord({ ...stepStamps[step.state], word: step.name })}<span>${stepStamps[step.state].word}</span></li>`)}</ol><table class="wide stacked"><caption class="unseen">How far it has come</caption><thead><tr><th scope="col">Environment</th><th scope="col">State</th><th scope="col">When</th><th scope="col">Who</th><th scope="col">Order</th></tr></thead><tbody>${steps.map((step) => formatStepRow(step, journey, product, href))}</tbody></table><p class="after-table"><a href="${href(environmentsAddress(product))}">All environments</a></p>`;
}

function nameStep(steps: readonly JourneyStep[], id: string): string {
  return steps.find(({ environment }) => environment === id)?.name ?? id;
}

/** Whether something of the release was there before what the step shows. */
function cameEarlier({ entered, time }: JourneyStep): boolean {
  return entered !== null && (time === null || momentOf(entered) < momentOf(time));
}

function formatStepRow(step: JourneyStep, { runsIn }: Journey, product: ReleaseRef['product'], href: Href): Markup {
  const { order, policy } = step;
  // What was planned and is stopped did not happen.
  const happened = step.state !== 'never-reached';
  const who = [happened ? step.by : null, ...(step.approvedBy.length === 0 ? [] : [`approved by ${step.approvedBy.join(', ')}`])].filter(
    (text) => text !== null,
  );
  const failing = order?.state === 'violated' || step.state === 'rejected';
  return html`<tr${failing && html` class="failing"`}><th scope="row"><a href="${href(environmentAddress(product, step.environment))}">${step.name}</a>${step.users !== null && html`<small>${formatNumber(step.users)} users${step.reached !== null && step.reached !== step.users && `, ${formatNumber(step.reached)} with those before`}</small>`}${step.members !== null && html`<small>${count(step.members, 'instance')}</small>`}</th><td data-label="State">${formatWord(stepStamps[step.state])}${step.candidate !== null && html`<small>${step.candidate}</small>`}${step.state === 'rejected' && runsIn.some(({ environment }) => environment === step.environment) && html`<small>it still runs there</small>`}</td><td data-label="When">${happened && step.time !== null && formatEventTime(step.time)}${happened && cameEarlier(step) && step.entered !== null && html`<small>first there ${formatEventTime(step.entered)}</small>`}${policy !== null && html`<small class="whole"><a href="${href(policyAddress(product, { environment: step.environment, slug: policy }))}">the policy as it was then</a></small>`}</td><td data-label="Who">${who.length === 0 ? '' : who.join('; ')}${step.reason !== null && html`<small>${step.reason}</small>`}${step.refs.length > 0 && html`<small>${step.refs.join(', ')}</small>`}</td><td data-label="Order">${order !== null && order.state !== 'not-judged' && html`${formatWord(step.state === 'rejected' && order.state === 'kept' ? { ...orderStamps.kept, kind: 'past' } : orderStamps[order.state])}<small>${formatTimesWithin(order.reason)}</small>`}${order?.override != null && html`<small>overridden by ${order.override.by}: ${order.override.reason}</small>`}</td></tr>`;
}

/** How many users a release reaches, drawn as rings and as a curve; the same facts stand in the table of the journey. Null where nobody says how many there are. */
export function formatBlastRadius(
  journey: Journey,
  version: string,
): { readonly text: Markup; readonly reached: number; readonly total: number; readonly unit: string } | null {
  const rings = drawRings(journey);
  if (rings === null) return null;
  const curve = drawCurve(journey);
  const { centre, size, reached, total, unit } = rings;
  const named = unit === 'users' ? 'Users' : 'Instances';
  const text = html`<div class="radius wide"><figure><svg viewBox="0 0 368 ${size}" role="img" aria-labelledby="rings-title rings-description"><title id="rings-title">${named} that ${version} reaches</title><desc id="rings-description">${rings.description}</desc><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" class="hatching"/></pattern></defs>${rings.rings.map((ring) => html`<circle cx="${centre}" cy="${size / 2}" r="${ring.radius.toFixed(1)}" class="${ring.reached ? 'reached' : 'beyond'}"/>`)}${rings.rings.map((ring) => html`<path class="lead" d="M${ring.x.toFixed(1)} ${ring.y.toFixed(1)}L250 ${ring.labelY}h10"/><text x="264" y="${ring.labelY - 2}" class="name">${ring.name}</text><text x="264" y="${ring.labelY + 14}">${formatNumber(ring.users)}</text>`)}</svg><figcaption>Areas in proportion to ${unit}. Striped: reached; dashed: not reached.</figcaption></figure>${curve !== null && html`<figure><svg viewBox="0 0 ${curve.width} ${curve.height}" role="img" aria-labelledby="curve-title curve-description"><title id="curve-title">${named} reached by ${version} over time</title><desc id="curve-description">${curve.description}</desc>${curve.grid.map(({ y, label }) => html`<path class="grid" d="M44 ${y.toFixed(1)}H${curve.width}"/><text x="36" y="${(y + 4).toFixed(1)}" text-anchor="end">${label}</text>`)}<path class="curve" d="${curve.path}"/>${curve.points.map(({ x, y, name, users }) => html`<text x="${(x > curve.width / 2 ? x - 6 : x + 6).toFixed(1)}" y="${(x > curve.width / 2 ? y + 5 : y + 17).toFixed(1)}" class="name" text-anchor="${x > curve.width / 2 ? 'end' : 'start'}">${name} ${formatNumber(users)}</text>`)}${curve.ticks.map(({ x, label }) => html`<text x="${x.toFixed(1)}" y="${curve.height - 12}" text-anchor="${x > curve.width / 2 ? 'end' : 'start'}">${label}</text>`)}</svg><figcaption>${named} reached, logarithmic.</figcaption></figure>`}</div>`;
  return { text, reached, total, unit };
}
