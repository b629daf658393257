/**
 * How teams call the fields of a step, after normalising; gathered from real protocols. `title` and `step` name the step; `testerDate` and
 * `checkedByDate` say two things in one place.
 */
const synonyms = {
  id: 'id|#|no|nr|number|step id|step no|step number|test id|test case id|test case no|test no|test number|tc|tc id|case id|check id|s no|ref no',
  step: 'step|test step|test|test case|case',
  title:
    'title|feature|feature tested|scenario|test name|test title|test case name|test scenario|objective|test objective|purpose of the test',
  action:
    'action|actions|actions performed|action performed|procedure|procedures|test procedure|procedure steps|instruction|instructions|test instructions|test description|steps|test steps|execution steps|steps to execute|steps to reproduce|description / steps|steps / description|task|tasks|check|checks|verification|verify|command|prerequisite|criterion|what to do|how to test|test action|user action|verification step|verification activity',
  description: 'description|item|activity|step description|details|question',
  expected:
    'expected|expected result|expected results|expected outcome|expected outcomes|expected output|expected behavior|expected behaviour|expected value|expected values|expected response|expectation|acceptance criteria|acceptance criterion|acceptance|pass criteria|pass criterion|pass / fail criteria|success criteria|criteria|threshold|expected result(s)',
  actual:
    'actual|actual result|actual results|actual outcome|actual output|actual behavior|actual behaviour|actual value|actual values|actual response|observed|observed result|observed results|observed behavior|observed behaviour|observed value|observation|observations|results|results observed|result observed|test results|actual / observed|measured|measured value',
  result:
    'result|status|pass / fail|pass / fail / na|pass / fail / n / a|pass|p / f|passed|passed / failed|outcome|verdict|succeeded|success|ok|test result|test status|test outcome|result / status|pass / fail status|result pass / fail|ok / nok|done',
  evidence:
    'evidence|evidence collected|evidence reference|evidence ref|evidence link|evidence / link|link|links|attachment|attachments|screenshot|screenshots|proof|objective evidence|evidence file|evidence location',
  tester:
    'tester|testers|by|who|performed by|executed by|tested by|done by|executor|test executor|executed|initials|tester initials|operator',
  date: 'date|date tested|test date|tested on|when|execution date|date executed|executed on|performed on|date / time|date performed|date of test|date of execution',
  testerDate:
    'performed by / date|tester / date|by / date|tested by / date|executed by / date|initials / date|performed by and date|tester & date',
  checkedBy: 'checked by|verified by|reviewed by|witnessed by|witness|second person|reviewer|verifier|double checked by|checker',
  checkedByDate: 'verified by / date|checked by / date|reviewed by / date|witnessed by / date|witness / date',
  requirement:
    'req|reqs|req id|reqs id|requirement|requirements|requirement id|requirement ids|requirement(s)|requirement ref|requirement reference|sr|sr id|urs|urs id|urs ref|srs|srs id|reference|references|ref|refs|trace|traces|traces to|traceability|verifies|issue|issues|ticket|tickets|pr|prs|pull request|pull requests|user story|user requirement|risk|risks|risk id|risk ids|design input',
  dependsOn: 'depends on|depends|dependency|dependencies|prerequisite step|prerequisite steps|previous step|after step',
  critical: 'critical|criticality|critical step|gxp critical',
  reason: 'reason|reasons|justification|rationale|why',
} as const;

type Synonym = keyof typeof synonyms;

const byName = new Map<string, Synonym>();
function learn(field: Synonym): void {
  for (const name of synonyms[field].split('|')) if (!byName.has(name)) byName.set(name, field);
}
learn('id');
learn('step');
learn('title');
learn('action');
learn('description');
learn('expected');
learn('actual');
learn('result');
learn('evidence');
learn('tester');
learn('date');
learn('testerDate');
learn('checkedBy');
learn('checkedByDate');
learn('requirement');
learn('dependsOn');
learn('critical');
learn('reason');

/** The field that a column or label names; null for one that Docket does not know. Case, marks, question marks and remarks in brackets do not matter. */
export function findField(name: string): Synonym | null {
  if (name.length > 60) return null;
  return byName.get(normalizeName(name)) ?? byName.get(normalizeName(name.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '))) ?? null;
}

/** A name as it is compared: lower case, words and bars apart by one blank. */
export function normalizeName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/#&()]+/gu, ' ')
    .replace(/\s*\/\s*/g, ' / ')
    .replace(/\s+/g, ' ')
    .trim();
}
