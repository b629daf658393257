import { instantOf } from '../../git/schema/instant.ts';
import type { Policy } from '../schema/policy.ts';
import type { ProcessEnvironment } from '../schema/process.ts';
import { addUpUsers } from '../schema/process.ts';
import { findPolicy } from './assemble-environment.ts';

/** The environments of a process as they are for one product: its policies in force say who uses them, and of what they are made. */
export function fitEnvironments(
  environments: readonly ProcessEnvironment[],
  { policies, asOf }: { readonly policies: ReadonlyMap<string, readonly Policy[]>; readonly asOf: string },
): readonly ProcessEnvironment[] {
  return environments.map((environment) => {
    const policy = findPolicy(policies.get(environment.id) ?? [], instantOf(asOf));
    if (policy === null) return environment;
    const instances = policy.instances.length > 0 ? policy.instances : environment.instances;
    const sections = policy.sections.length > 0 ? policy.sections : environment.sections;
    const users = policy.users ?? addUpUsers(policy.instances) ?? addUpUsers(policy.sections) ?? environment.users;
    return { ...environment, audience: policy.audience ?? environment.audience, users, instances, sections };
  });
}
