/** A small document as people write them, and what is right about it. */
export interface DocumentCase {
  readonly name: string;
  readonly text: string;
  /** Each step as `id | action | expected | result`, with `: reason` behind the result. */
  readonly steps: readonly string[];
  /** Codes of Problems, in order. */
  readonly problems?: readonly string[];
}

/** Documents as they are read, with what was executed. */
export const documentCases: readonly DocumentCase[] = [
  {
    name: 'a box behind its word belongs to that word',
    text: `| ID | Action | Expected | Actual | Result |
| --- | --- | --- | --- | --- |
| L-1 | Light the lamp. | It burns. | It stayed dark. | Pass ☐ Fail ☑ |
| L-2 | Blow it out. | It is dark. | It smoked. | Pass [ ] / Fail [x] |
| L-3 | Trim the wick. | It is short. | It is short. | Pass ☑ Fail ☐ |
`,
    steps: [
      'L-1 | Light the lamp. | It burns. | fail',
      'L-2 | Blow it out. | It is dark. | fail',
      'L-3 | Trim the wick. | It is short. | pass',
    ],
  },
  {
    name: 'a tick beside a sign of failure is no pass',
    text: '- [x] Light the lamp ❌\n- [x] Trim the wick: FAILED, see #7\n- [x] Fill the lamp (N/A, it is electric)\n- [ ] ~~Lock the shed~~ no shed here\n- [x] Wipe the glass ✅\n',
    steps: [
      'step-1 | Light the lamp ❌ |  | untouched',
      'step-2 | Trim the wick: FAILED, see #7 |  | untouched',
      'step-3 | Fill the lamp |  | n/a: it is electric',
      'step-4 | Lock the shed |  | skipped: no shed here',
      'step-5 | Wipe the glass |  | pass',
    ],
    problems: ['step-result-twice', 'step-result-twice'],
  },
  {
    name: 'columns of Yes, No and N/A are one result',
    text: `| No | Check | Yes | No | N/A |
| --- | --- | --- | --- | --- |
| 1 | The lamp burns | ☑ | ☐ | ☐ |
| 2 | The glass is clean | | x | |
| 3 | The shed is locked | | | ✓ |
| 4 | The wick is short | x | x | |
| 5 | Is anything missing? | ☐ | ☑ | ☐ |
`,
    steps: [
      '1 | The lamp burns |  | pass',
      '2 | The glass is clean |  | fail',
      '3 | The shed is locked |  | n/a',
      '4 | The wick is short |  | untouched',
      '5 | Is anything missing? |  | untouched',
    ],
    problems: ['step-result-twice', 'step-answer-unclear'],
  },
  {
    name: 'signs at the head of items are results, where not all are ✅',
    text: '## Checks\n\n- ✅ Light the lamp\n- ❌ Trim the wick\n- ⬜ Fill the lamp\n\n## What is new\n\n- ✅ Lamps\n- ✅ Wicks\n',
    steps: ['step-1 | Light the lamp |  | pass', 'step-2 | Trim the wick |  | fail', 'step-3 | Fill the lamp |  | untouched'],
  },
  {
    name: 'bare brackets are boxes',
    text: '[ ] Light the lamp\n[x] Trim the wick\n\n* [] Fill the lamp\n',
    steps: ['step-1 | Light the lamp |  | untouched', 'step-2 | Trim the wick |  | pass', 'step-3 | Fill the lamp |  | untouched'],
  },
  {
    name: 'boxes that say the opposite of each other are a choice',
    text: '- [ ] Light the lamp\n\nThe lamp:\n\n- ☐ IS ready\n- ☐ IS NOT ready\n',
    steps: ['step-1 | Light the lamp |  | untouched'],
  },
];

/** Documents as they come in as protocols: steps without results. */
export const importCases: readonly DocumentCase[] = [
  {
    name: 'a numbered list right below the title',
    text: '# Lamp test plan\n\n1. Light the lamp.\n2. Trim the wick.\n3. Blow it out.\n',
    steps: ['S-1 | Light the lamp. |  | untouched', 'S-2 | Trim the wick. |  | untouched', 'S-3 | Blow it out. |  | untouched'],
  },
  {
    name: 'instructions as bullets below any heading',
    text: '# Lamp\n\n## Each evening\n\n- Light the lamp.\n- Check the oil.\n\n## Parts\n\n- Glass\n- Wick\n',
    steps: ['S-1 | Light the lamp. |  | untouched', 'S-2 | Check the oil. |  | untouched'],
  },
  {
    name: 'code behind a box is what to do',
    text: '# Lamp\n\n- [ ]\n  ```sh\n  lamp --version\n  ```\n- [ ] Blow it out.\n',
    steps: ['step-1 | lamp --version |  | untouched', 'S-2 | Blow it out. |  | untouched'],
  },
  {
    name: 'values of an execution do not stay in a table',
    text: `| ID | Action | Expected | Measured value | Test Result (Pass/Fail) | Initials | Test date | Witnessed by |
| --- | --- | --- | --- | --- | --- | --- | --- |
| L-1 | Light the lamp. | 4 lux | 4.2 lux | Pass | GH | 2025-06-02 | IJ |
`,
    steps: ['L-1 | Light the lamp. | 4 lux | untouched'],
  },
  {
    name: 'values of an execution do not stay below labels',
    text: `## TC-1: Lamp

**Action:**
Light the lamp.

**Expected Result:**
It burns.

**Actual Result:**
It burned.

**Status:**
PASS

**Tester:**
GH
`,
    steps: ['TC-1 | Lamp: Light the lamp. | It burns. | untouched'],
  },
  {
    name: 'the words of a requirement stay, and are no reference',
    text: `| Req ID | Requirement | Test Case | Expected Result | Pass/Fail |
| --- | --- | --- | --- | --- |
| LR-1 | 2-wick lamp burns all night | Light the lamp. | It burns. | ☐ |
`,
    steps: ['S-1 | Light the lamp. | It burns. | untouched'],
  },
  {
    name: 'tables that only say what is expected or specified',
    text: `## Requirements

| ID | Expected | Result | Pass? |
| --- | --- | --- | --- |
| U-1 | A guest can light the lamp. | | |

## Platform

| ID | Requirement | Specification | Pass/Fail |
| --- | --- | --- | --- |
| P-1 | Oil | 200 ml | ☐ |

## Criteria

| Criteria | Pass / Fail |
| --- | --- |
| The lamp is drawn. | ( ) Yes<br>( ) No |
`,
    steps: [
      'U-1 | A guest can light the lamp. |  | untouched',
      'P-1 | Oil | 200 ml | untouched',
      'S-3 | The lamp is drawn. |  | untouched',
    ],
  },
  {
    name: 'a table for each test case',
    text: `| Field | Value |
| --- | --- |
| **Test Case ID** | TC-1 |
| **Title** | Lamp burns |
| **Steps** | 1. Light the lamp<br>2. Wait |
| **Expected Result** | 4 lux |
| **Actual Result** | |
| **Status** | |

| Test Case ID | TC-2 |
| --- | --- |
| Steps | Blow it out |
| Expected Result | 0 lux |
`,
    steps: ['TC-1 | Lamp burns: 1. Light the lamp 2. Wait | 4 lux | untouched', 'TC-2 | Blow it out | 0 lux | untouched'],
  },
  {
    name: 'a table of HTML',
    text: `<table>
  <tr><th>ID</th><th>Steps</th><th>Expected Result</th></tr>
  <tr><td>H-1</td><td>Light the lamp.</td><td>It burns.</td></tr>
</table>
`,
    steps: ['H-1 | Light the lamp. | It burns. | untouched'],
  },
  {
    name: 'numbered headings of a procedure, and none of a document with chapters',
    text: '# Lamp runbook\n\n## 1. Fill the lamp\n\nTake oil.\n\n## 2. Light the lamp\n\n```sh\nlamp on\n```\n\n## 3. Read the meter\n\nVerify: 4 lux.\n',
    steps: [
      'step-1 | Fill the lamp: Take oil. |  | untouched',
      'step-2 | Light the lamp: lamp on |  | untouched',
      'step-3 | Read the meter: Verify: 4 lux. |  | untouched',
    ],
  },
  {
    name: 'headings that number steps',
    text: '# Lamp\n\n## Step 1: Fill the lamp\n\nTake oil.\n\n## Step 2: Light the lamp\n\nStrike a match.\n',
    steps: ['1 | Fill the lamp: Take oil. |  | untouched', '2 | Light the lamp: Strike a match. |  | untouched'],
  },
  {
    name: 'bold lines that name test cases',
    text: '# Test plan\n\n**Lamp test 1**\n\n* Light the lamp\n* Verify that it burns\n\n**Lamp test 2: dark**\n\n* Blow it out\n* Verify that it is dark\n',
    steps: [
      'S-1 | Light the lamp |  | untouched',
      'S-2 | Verify that it burns |  | untouched',
      'S-3 | Blow it out |  | untouched',
      'S-4 | Verify that it is dark |  | untouched',
    ],
  },
  {
    name: 'tables about tests, and boxes about the document, are text',
    text: `# Test

| Action | Expected |
| --- | --- |
| Light the lamp. | Light. |

## Summary

| Feature | Total | Passed | Failed |
| --- | --- | --- | --- |
| Lamp | 3 | 2 | 1 |

## Defects

| Bug ID | Test Case | Severity | Status |
| --- | --- | --- | --- |
| B-1 | Lamp | High | Open |

## Evidence Files

- [ ] Log: \`a.log\`

## Sign-off criteria

- [ ] All tests passed
`,
    steps: ['S-1 | Light the lamp. | Light. | untouched'],
  },
  {
    name: 'a table that only its results tell for one of steps offers results',
    text: '| From | To | Port | Status |\n| --- | --- | --- | --- |\n| Lamp | Hall | 80 | ✅ |\n| Hall | Shed | 81 | ✅ |\n',
    steps: ['S-1 | Lamp |  | untouched', 'S-2 | Hall |  | untouched'],
  },
  {
    name: 'lines that say by a sign what was verified',
    text: '# Lamp IQ\n\n## Oil\n\n**✅ Verified**: Oil is stored  \n**✅ Verified**: Oil is clean  \n**Verified By**: Gil\n',
    steps: ['step-1 | Oil is stored |  | untouched', 'step-2 | Oil is clean |  | untouched'],
  },
  {
    name: 'a table of commands',
    text: '# Check\n\n| Command | Expected |\n| --- | --- |\n| `lamp -v` | 2.1 |\n',
    steps: ['S-1 | lamp -v | 2.1 | untouched'],
  },
  {
    name: 'a table for a test case whose rows are numbered',
    text: '# Case\n\n|  | Element | Value |\n| --- | --- | --- |\n| 1 | TC ID: | L-1 |\n| 2 | Test Steps: | Light it |\n| 3 | Expected Result: | It burns |\n| 4 | Pass/Fail: | Pass |\n',
    steps: ['L-1 | Light it | It burns | untouched'],
  },
  {
    name: 'bullets of a document that calls itself a checklist',
    text: '# Lamp checklist\n\n## Oil\n\n- The can is full.\n\n## References\n\n- The manual\n',
    steps: ['S-1 | The can is full. |  | untouched'],
  },
];
