import { foreignNames } from './foreign-names.ts';

/**
 * How teams call the fields of a step, after normalising; gathered from real protocols. `title` and `step` name the step; `testerDate` and
 * `checkedByDate` say two things in one place.
 */
const synonyms = {
  id: 'id|#|no|nr|number|step id|step no|step number|test id|test case id|test case no|test no|test number|tc|tc id|case id|check id|s no|ref no|tc no|tc number|test #|step #|testcase id|test case number|test case #|case no|check no|item no|sr no|sl no|seq|issue key|test key|script id|task id|use case id|tcid|testcase no|test step id|test step #|test step no|test step number|step order',
  step: 'step|test step|test|test case|testcase|step name|step description|test step description',
  title:
    'title|feature|feature tested|scenario|test name|test title|test case name|test scenario|objective|test objective|purpose of the test|test case title|testcase|test summary|summary|case name|test objective / purpose|scenario name|scenario description|testcase name|test purpose|purpose',
  action:
    'action|actions|actions performed|action performed|procedure|procedures|test procedure|procedure steps|instruction|instructions|test instructions|test description|steps|test steps|step action|step actions|test actions|execution steps|steps to execute|steps to reproduce|description / steps|steps / description|task|tasks|check|checks|verification|verify|command|prerequisite|criterion|what to do|how to test|test action|user action|verification step|verification activity|step action|test steps / actions|action / step|actions / steps|procedure / action|action to perform|activity|activities|operation|operations|test steps action|what to check|checkpoint|checkpoints|check item|checklist item|validation element|validation step|verification method|manual steps|step / action|steps to test|test procedures|operator action|commands|command / action|run|do|perform|question / check|steps (step)|step details|execution|prerequisite check|criterion / check|test script (step by step) step|test script (plain text)|test script (bdd)',
  description:
    'description|item|activity|step description|details|question|check description|requirement description|validation check|verification item|test item|topic|control',
  expected:
    'expected|expected result|expected results|expected outcome|expected outcomes|expected output|expected behavior|expected behaviour|expected value|expected values|expected response|expectation|acceptance criteria|acceptance criterion|acceptance|pass criteria|pass criterion|pass / fail criteria|success criteria|criteria|threshold|expected result(s)|expected results / acceptance criteria|expected result / acceptance criteria|acceptance criteria / expected result|expected events|expected state|expect|expects|expected to see|should|should be|target time|specification|specifications|required value|limit|limits|acceptance limit|acceptance limits|tolerance|verification criteria|expected test result|expected test results|expected system response|system response|what should happen|then|expected result|steps (expected result)|test steps expected result|pass / fail criterion|expected outcome / result|expected data|expected status|step expected|step expected result|test script (step by step) expected result|test step expected result|test step expected|test step expected results',
  actual:
    'actual|actual result|actual results|actual outcome|actual output|actual behavior|actual behaviour|actual value|actual values|actual response|observed|observed result|observed results|observed behavior|observed behaviour|observed value|observation|observations|results|results observed|result observed|test results|actual / observed|measured|measured value|actual outcomes|actual results (observed)|as found|as left|finding|findings|what happened|recorded value|reading|readings|response|actual response time|actual / observed result|actual findings|result / observation|actual result / comments|reported result',
  result:
    'result|status|pass / fail|pass / fail / na|pass / fail / n / a|pass|p / f|passed|passed / failed|outcome|verdict|succeeded|success|ok|test result|test status|test outcome|result / status|pass / fail status|result pass / fail|ok / nok|done|fail / pass|pass / fail / blocked|yes / no|yes / no / na|yes / no / n / a|y / n|y / n / na|y / n / n / a|p / f / na|complete|completed|check result|acceptable|accepted|compliant|conforms|meets criteria|criteria met|test verdict|execution status|execution result|exec status|step status|test case status|result (pass / fail)|pass or fail|verified|passes|pass fail|passed y / n|status pass / fail|verification result',
  evidence:
    'evidence|evidence collected|evidence reference|evidence ref|evidence link|evidence / link|link|links|attachment|attachments|screenshot|screenshots|proof|objective evidence|evidence file|evidence location|evidence collected / location|attached evidence|evidence attached|evidence id|evidence no|supporting evidence|log file',
  tester:
    'tester|testers|by|who|performed by|executed by|tested by|done by|executor|test executor|initials|tester initials|operator|tested|test by|tester name|executor name|executed by / initials|performed by initials|assignee|assigned to|operator initials|init|sign|tested by name|completed by|run by|verified / performed by|technician|analyst|initials of tester|responsible',
  date: 'date|date tested|test date|tested on|when|execution date|date executed|executed on|performed on|date / time|date performed|date of test|date of execution|date / time of execution|tested at|executed at|executed|performed at|completion date|date completed|test execution date|run date|date done|timestamp|run on|completed on|date / initials time|execution time stamp|date of execution / time',
  testerDate:
    'performed by / date|tester / date|by / date|tested by / date|executed by / date|initials / date|performed by and date|tester & date|initials and date|initial / date|initials / date of tester|signature / date|signed / date|sign / date|performed by initials / date|tester initials / date|tested by initials / date|completed by / date|executed by initials / date|by / when',
  checkedBy:
    'checked by|verified by|reviewed by|witnessed by|witness|second person|reviewer|verifier|double checked by|checker|second checker|witnessed|reviewed|approved by|verification by|qa review|qa reviewer|reviewer initials|witness initials|checker initials|checked by initials|second check|confirmed by|countersigned by',
  checkedByDate:
    'verified by / date|checked by / date|reviewed by / date|witnessed by / date|witness / date|approved by / date|reviewer initials / date|witness initials / date|checked by initials / date|verified by initials / date|confirmed by / date',
  requirement:
    'req|reqs|req id|reqs id|requirement|requirements|requirement id|requirement ids|requirement(s)|requirement ref|requirement reference|sr|sr id|urs|urs id|urs ref|srs|srs id|reference|references|ref|refs|trace|traces|traces to|traceability|verifies|issue|issues|ticket|tickets|pr|prs|pull request|pull requests|user story|user requirement|risk|risks|risk id|risk ids|design input|related requirement|related requirements|covers|linked requirement|linked requirements|linked issues|jira|jira id|jira issue|story|user stories|requirement no|requirement number|req no|urs no|frs|frs id|fs|fs id|srs no|requirement #|req #|req(s)|urs / frs|linked story|test coverage|issue id|spec id|spec ref|specification reference|requirements covered|requirement covered',
  dependsOn: 'depends on|depends|dependency|dependencies|prerequisite step|prerequisite steps|previous step|after step',
  critical: 'critical|criticality|critical step|gxp critical|priority / critical|is critical|gxp|critical y / n',
  comment:
    'comment|comments|remark|remarks|tester comments|tester comment|tester remarks|tester notes|execution notes|execution comments|comments / notes|notes / comments|comments / observations|comments / deviations|remarks / comments|actual comments|result comments|test notes|notes on execution|reviewer comments|review comments',
  signature: 'signature|signatures|signed|signed by|sign off|signoff|signed off by|signature and date|signature / approval|wet signature',
  time: 'start|start time|started|started at|end|end time|ended|finished|finished at|duration|elapsed|elapsed time|time taken|execution time|time of execution|time|run time|test duration|time spent|actual time|actual duration|actual start|actual end',
  defect:
    'defect|defects|defect id|defect no|defect number|defects found|bug|bugs|bug id|bug no|bug reference|defect reference|incident|incident id|deviation|deviations|deviation no|deviation number|deviation id|deviation ref|deviation reference|defect / deviation|ncr|ncr no',
  reason: 'reason|reasons|justification|rationale|why|reason for n / a|reason if not done|why not',
} as const;

/** What a column or label of a step says. `measured` is a value of the execution under a name of its own: `Actual R version`, `Measured pressure`. */
export type Field = keyof typeof synonyms | 'measured';

const byName = new Map<string, Field>();
function learn(field: keyof typeof synonyms, names: string): void {
  for (const name of names.split('|')) if (name !== '' && !byName.has(name)) byName.set(name, field);
}
// A name that two fields have is the first one's.
const order = [
  'id',
  'step',
  'title',
  'action',
  'description',
  'expected',
  'actual',
  'result',
  'evidence',
  'tester',
  'date',
  'testerDate',
  'checkedBy',
  'checkedByDate',
  'requirement',
  'dependsOn',
  'critical',
  'reason',
  'comment',
  'signature',
  'time',
  'defect',
] as const;
for (const field of order) learn(field, synonyms[field]);
for (const field of order) learn(field, foreignNames[field] ?? '');

const executed: ReadonlySet<Field> = new Set<Field>([
  'actual',
  'result',
  'tester',
  'date',
  'testerDate',
  'checkedBy',
  'checkedByDate',
  'reason',
  'comment',
  'signature',
  'time',
  'defect',
  'measured',
]);

/** Whether a field is written while a step is executed: what a template does not hold. */
export function isExecuted(field: Field | null): boolean {
  return field !== null && executed.has(field);
}

const measured = /^(?:actual|measured|observed|recorded|as found|as left|found)\s(?!by\b|on\b|at\b)/;

const which =
  '(?:run|round|cycle|iteration|attempt|execution|trial|test|re ?-?(?:test|run|check)|first|second|third|1st|2nd|3rd|initial|final|latest|chrome|firefox|safari|edge|opera|ie|android|ios|iphone|ipad|windows|mac|macos|linux|desktop|mobile|tablet|browser|staging|stg|prod|production|dev|uat|qa|sit|on|in|of|#?\\d+)';
const verdict = '(?:results?|status|outcome|verdict|pass / fail)';
/** One result of several: `Retest result`, `Run 2 Result`, `Result Firefox`. */
const oneOfSeveral = new RegExp(`^(?:(?:${which}\\s){1,4}${verdict}|${verdict}(?:\\s${which}){1,4})$`);

const places = new RegExp(`^(?:${which}\\s?){1,4}$`);

/** Whether a column is named for one of several runs, browsers or places: `Firefox`, `Mobile Safari`, `Run 2`. */
export function isPlaceName(name: string): boolean {
  return name.length <= 60 && places.test(normalizeName(name));
}

/** The field that a column or label names; null for one that Docket does not know. Case, marks, question marks and remarks in brackets do not matter. */
export function findField(name: string): Field | null {
  if (name.length > 60) return null;
  if (isNumberSign(name)) return 'id';
  const whole = normalizeName(name);
  // `Steps (Status)` is how a step came out.
  const inner = byName.get(normalizeName(/^[^()]+\(([^()]*)\)\s*$/.exec(name)?.[1] ?? ''));
  const known =
    byName.get(whole) ??
    (inner === 'result' || inner === 'expected' || inner === 'actual' ? inner : undefined) ??
    byName.get(normalizeName(name.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')));
  if (known !== undefined) return known;
  // `Aktion / Action`: the same in two languages.
  const [first, second, ...more] = whole.split(' / ').map((part) => byName.get(part));
  if (first !== undefined && first === second && more.length === 0) return first;
  if (oneOfSeveral.test(whole)) return 'result';
  return measured.test(whole) ? 'measured' : null;
}

/** `N°`, `Nº` and `N.` head columns of numbers in many languages; `N` alone is a no. */
export function isNumberSign(name: string): boolean {
  return /^\s*n\s*[°º.]\s*$/iu.test(name);
}

/** A name as it is compared: lower case, words and bars apart by one blank. */
export function normalizeName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/#&()]+/gu, ' ')
    .replace(/\s*\/\s*/g, ' / ')
    .replace(/\s+/g, ' ')
    .trim();
}
