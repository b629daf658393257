import { type FastImport, formatDataCommand } from './fast-import.ts';
import { formatNote } from './format-note.ts';
import { addLine, applyDifference, type Snapshot } from './snapshot.ts';
import type { PullStep, Story, StoryStep } from './story.ts';
import { formatTag } from './tag-object.ts';

interface Told {
  readonly id: string;
  readonly order: number;
  readonly parents: readonly Told[];
  readonly files: Snapshot;
  readonly subject: string;
  readonly body: string;
  readonly author: string;
}

interface Saying {
  readonly subject: string;
  readonly body?: string | undefined;
  readonly author: string;
  readonly committer?: string | undefined;
  readonly coauthors?: readonly string[] | undefined;
  readonly parents: readonly Told[];
  readonly files: Snapshot;
}

/** Minutes between two commits of a day, and the time of the first one in UTC. */
const pace = 37;
const morning = 'T00:12:00Z';

/** Tells a story to `git fast-import`: every commit and tag in order. The same story always gives the same ids. */
export async function tellStory(story: Story, git: FastImport): Promise<void> {
  const branches = new Map<string, Told>();
  const labels = new Map<string, Told>();
  // A tag that is made anew takes the place of the first one; git fast-import itself refuses two of a name.
  const tags = new Map<string, string>();
  let order = 0;
  let clock = Date.parse(`2025-01-01${morning}`) / 1000;

  const person = (key: string) => {
    const [, identity = '', sign = '+', hours = '00', minutes = '00'] = /^(.*>) ([+-])(\d{2}):(\d{2})$/.exec(story.people[key] ?? '') ?? [];
    if (identity === '') throw new Error(`The story of ${story.repository} names \`${key}\`, who is not among its people.`);
    return { identity, offset: `${sign}${hours}${minutes}` };
  };
  const stamp = (key: string) => {
    const { identity, offset } = person(key);
    return `${identity} ${clock} ${offset}`;
  };
  const find = (name: string) => {
    const found = labels.get(name) ?? branches.get(name);
    if (found === undefined) throw new Error(`The story of ${story.repository} names \`${name}\`, which is not there yet.`);
    return found;
  };
  const commit = async (
    branch: string,
    { subject, body = '', author, committer = author, coauthors = [], parents, files }: Saying,
  ): Promise<Told> => {
    order += 1;
    clock += pace * 60;
    const trailers = coauthors.map((key) => `Co-authored-by: ${person(key).identity}`).join('\n');
    const message = [subject, body.trim(), trailers].filter((part) => part !== '').join('\n\n');
    const [first, ...others] = parents;
    const commands = [`commit refs/heads/${branch}`, `mark :${order}`, `author ${stamp(author)}`, `committer ${stamp(committer)}`];
    const tree = [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, lines]) => `M 100644 inline ${path}\n${formatDataCommand(`${lines.join('\n')}\n`)}`);
    const from = first === undefined ? '' : `from :${first.order}\n`;
    git.send(
      `${commands.join('\n')}\n${formatDataCommand(`${message}\n`)}${from}${others.map((other) => `merge :${other.order}\n`).join('')}deleteall\n${tree.join('')}\n`,
    );
    const told = { id: await git.readId(order), order, parents, files, subject, body, author };
    branches.set(branch, told);
    return told;
  };
  /** `{label}` in a body is the id of what the label names. */
  const fillIds = (body: string | undefined): string | undefined =>
    body?.replace(/\{([a-z][a-z0-9-]*)\}/g, (_text, label: string) => find(label).id);
  const remember = (label: string | undefined, told: Told) => {
    if (label !== undefined) labels.set(label, told);
  };
  const mergeFiles = (ours: Told, theirs: Told) => applyDifference(ours.files, mergeBase(ours, theirs)?.files ?? new Map(), theirs.files);
  const forget = (branch: string) => {
    branches.delete(branch);
    git.send(`reset refs/heads/${branch}\nfrom ${'0'.repeat(40)}\n\n`);
  };

  const tellPull = async (pull: PullStep) => {
    const { into = story.trunk, how = story.how, by, merged = by, title, touch } = pull;
    const base = find(into);
    const branch = how === 'merge' ? pull.branch : into;
    const commits = pull.commits.length === 0 ? [title] : pull.commits;
    const said = commits.map((one) => (typeof one === 'string' ? { say: one } : one));
    if (how === 'squash') {
      const files = said.reduce((sum, { say, touch: own }) => addLine(sum, own ?? touch, say), base.files);
      const list = said.length > 1 ? said.map(({ say }) => `* ${say}`).join('\n\n') : '';
      const coauthors = [
        ...new Set([...(pull.with ?? []), ...said.flatMap((one) => [...(one.by ? [one.by] : []), ...(one.with ?? [])])]),
      ].filter((key) => key !== by);
      const body = [list, fillIds(pull.body) ?? '', ...said.map((one) => one.body ?? '')].filter((part) => part !== '').join('\n\n');
      const told = await commit(into, { subject: `${title} (#${pull.pull})`, body, author: by, coauthors, parents: [base], files });
      remember(pull.label, told);
      return;
    }
    let tip = base;
    for (const one of said) {
      const files = addLine(tip.files, one.touch ?? touch, one.say);
      tip = await commit(branch, {
        subject: one.say,
        body: one.body,
        author: one.by ?? by,
        committer: how === 'rebase' ? merged : undefined,
        coauthors: one.with,
        parents: [tip],
        files,
      });
      remember(one.label, tip);
    }
    if (how === 'rebase') return remember(pull.label, tip);
    const subject = `Merge pull request #${pull.pull} from ${story.owner}/${pull.branch}`;
    const body = [title, pull.body ?? ''].join('\n\n');
    remember(pull.label, await commit(into, { subject, body, author: merged, parents: [base, tip], files: mergeFiles(base, tip) }));
    forget(pull.branch);
  };

  const tellStep = async (step: StoryStep): Promise<void> => {
    if ('day' in step) {
      clock = Math.max(clock + 60, Date.parse(`${step.day}${morning}`) / 1000);
    } else if ('tag' in step) {
      clock += 5 * 60;
      tags.set(
        step.tag,
        formatTag(step, { ...pointAt(find(step.at ?? story.trunk)), tagger: step.by === undefined ? null : stamp(step.by) }),
      );
    } else if ('commit' in step) {
      const { on = story.trunk, by, touch, write } = step;
      const parent = branches.get(on);
      const written = Object.entries(write).map(([path, text]) => [path, text.trimEnd().split('\n')] as const);
      const files = new Map([...addLine(parent?.files ?? new Map(), touch, step.commit), ...written]);
      remember(
        step.label,
        await commit(on, {
          subject: step.commit,
          body: fillIds(step.body),
          author: by,
          coauthors: step.with,
          parents: parent ? [parent] : [],
          files,
        }),
      );
    } else if ('promote' in step) {
      const [ours, theirs] = [find(step.into), find(step.promote)];
      const subject =
        step.pull === undefined
          ? `Merge branch '${step.promote}' into ${step.into}`
          : `Merge pull request #${step.pull} from ${story.owner}/${step.promote}`;
      await commit(step.into, { subject, body: step.title, author: step.by, parents: [ours, theirs], files: mergeFiles(ours, theirs) });
    } else if ('pick' in step) {
      const [origin, onto] = [find(step.pick), find(step.onto)];
      const title = (step.title ?? origin.subject).replace('{id}', origin.id.slice(0, 8)).replace('{subject}', origin.subject);
      const subject = step.pull === undefined ? title : `${title} (#${step.pull})`;
      const marker = step.silent ? '' : `(cherry picked from commit ${origin.id})`;
      const body = [origin.body.trim(), marker, step.body ?? ''].filter((part) => part !== '').join('\n\n');
      const picked = applyDifference(onto.files, origin.parents[0]?.files ?? new Map(), origin.files);
      const adapted = addLine(picked, step.touch, `${origin.subject}, as it has to be on ${step.onto}`);
      const files = ['<<<<<<< HEAD', '=======', `>>>>>>> ${origin.subject}`].reduce(
        (sum, line) => addLine(sum, step.conflict, line),
        adapted,
      );
      remember(step.label, await commit(step.onto, { subject, body, author: origin.author, committer: step.by, parents: [onto], files }));
    } else if ('revert' in step) {
      const [origin, onto] = [find(step.revert), find(step.on ?? story.trunk)];
      const [before, other] = origin.parents;
      const what =
        other === undefined
          ? `This reverts commit ${origin.id}.`
          : `This reverts commit ${origin.id}, reversing\nchanges made to ${before?.id}.`;
      const subject = `Revert "${origin.subject}"${step.pull === undefined ? '' : ` (#${step.pull})`}`;
      const files = applyDifference(onto.files, origin.files, before?.files ?? new Map());
      const body = [what, step.why ?? ''].join('\n\n');
      remember(step.label, await commit(step.on ?? story.trunk, { subject, body, author: step.by, parents: [onto], files }));
    } else if ('note' in step) {
      git.send(formatNote(step, { order: find(step.note).order, stamp: stamp(step.by) }));
    } else if ('from' in step) {
      const start = find(step.from);
      branches.set(step.branch, start);
      git.send(`reset refs/heads/${step.branch}\nfrom :${start.order}\n\n`);
    } else {
      await tellPull(step);
    }
  };

  for (const step of story.story) await tellStep(step);
  for (const command of tags.values()) git.send(command);
}

function pointAt({ id, order }: Told) {
  return { commit: id, mark: order };
}

/** The newest commit that both lead back to. */
function mergeBase(one: Told, other: Told): Told | undefined {
  const ancestors = listAncestors(one);
  return [...listAncestors(other)].filter((told) => ancestors.has(told)).sort((a, b) => b.order - a.order)[0];
}

function listAncestors(tip: Told): Set<Told> {
  const found = new Set([tip]);
  for (const told of found) for (const parent of told.parents) found.add(parent);
  return found;
}
