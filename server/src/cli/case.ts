import {
  compileRulebook,
  type Day,
  type Instant,
  type Issue,
  type IssueCode,
  type PatientRecord,
  type Protocol,
  parseDay,
  parseInstant,
  parseRecord,
  protocolName,
  type Reference,
  type Rulebook,
} from "@longwatch/core";
import { today } from "../clock.ts";
import { type FileResult, read, unread, unreadFor } from "../files/file-result.ts";
import { readStructuredFile } from "../files/read-file.ts";
import { loadRules } from "../protocols/load.ts";

/** Options that every command about one patient takes. */
export type CaseOptions = {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly protocol?: string;
  readonly policy?: string;
};

/** One patient, the rules, and the day that is asked about. */
export type Case = {
  readonly file: string;
  readonly record: PatientRecord;
  readonly rulebook: Rulebook;
  readonly references: readonly Reference[];
  readonly asOf: Day;
  readonly knownAt: Instant | undefined;
};

/** Reads the record, the rules and the dates, or lists every problem of each. The clock is read only without `--as-of`. */
export function loadCase(file: string, options: CaseOptions): FileResult<Case> {
  const dates = readDates(options);
  const record = readRecord(file);
  const rules = loadRules(options.policy);
  if (!(dates.ok && record.ok && rules.ok))
    return unread([dates, record, rules].flatMap((one) => (one.ok ? [] : one.problems)));
  const { protocols, adoptions, references } = rules.value;
  if (options.protocol === undefined) {
    const added = options.policy === "none" ? standIns(protocols, record.value) : [];
    return read({
      file,
      record: record.value,
      rulebook: compileRulebook([...protocols, ...added], adoptions),
      references,
      ...dates.value,
    });
  }
  const chosen = protocols.find((one) => protocolName(one) === options.protocol);
  if (chosen === undefined) {
    const remedy = "Name one that `longwatch protocol list` shows, as protocol@version.";
    return unreadFor("--protocol", problem("protocol-reference-unknown", options.protocol, remedy));
  }
  return read({
    file,
    record: record.value,
    rulebook: compileRulebook(only(chosen, protocols, record.value)),
    references,
    ...dates.value,
  });
}

export function readRecord(file: string): FileResult<PatientRecord> {
  const text = readStructuredFile(file);
  if (!text.ok) return unreadFor(file, ...text.issues);
  const record = parseRecord(text.value.value);
  return record.ok ? read(record.value) : unread([{ file, issues: record.issues, locate: text.value.locate }]);
}

function readDates({ asOf, knownAt }: CaseOptions): FileResult<Pick<Case, "asOf" | "knownAt">> {
  const day = asOf === undefined ? today() : parseDay(asOf);
  const moment = knownAt === undefined ? undefined : parseInstant(knownAt);
  const issues = [
    ...(day === undefined
      ? [{ file: "--as-of", issues: [problem("date-impossible", asOf, "Write a date that exists as YYYY-MM-DD.")] }]
      : []),
    ...(knownAt !== undefined && moment === undefined
      ? [
          {
            file: "--known-at",
            issues: [problem("instant-impossible", knownAt, "Write a moment as YYYY-MM-DDTHH:MM:SSZ.")],
          },
        ]
      : []),
  ];
  return day === undefined || issues.length > 0 ? unread(issues) : read({ asOf: day, knownAt: moment });
}

/** Without a label and without a policy nobody would watch: there the default policy stays. */
function standIns(protocols: readonly Protocol[], record: PatientRecord): readonly Protocol[] {
  const without = jurisdictionsOf(record).filter((one) => !protocols.some((other) => other.jurisdiction === one));
  const shipped = without.length === 0 ? undefined : loadRules();
  if (shipped?.ok !== true) return [];
  const policies = shipped.value.protocols.filter((one) => one.jurisdiction === "any");
  return without.flatMap((jurisdiction) => policies.map((policy) => ({ ...policy, jurisdiction })));
}

/** Every jurisdiction under whose rules this patient has been. */
function jurisdictionsOf(record: PatientRecord): readonly Protocol["jurisdiction"][] {
  const moves = record.facts.flatMap((fact) => (fact.kind === "care-moved" ? [fact.jurisdiction] : []));
  return [...new Set([record.patient.jurisdiction, ...moves])] as readonly Protocol["jurisdiction"][];
}

/** The chosen version in place of every other label, wherever the patient lives; local policy stays. */
function only(chosen: Protocol, protocols: readonly Protocol[], record: PatientRecord): readonly Protocol[] {
  const policies = protocols.filter((one) => one.jurisdiction === "any" && one !== chosen);
  return [...jurisdictionsOf(record).map((jurisdiction) => ({ ...chosen, jurisdiction })), ...policies];
}

const problem = (code: IssueCode, saw: string | undefined, remedy: string): Issue => ({
  code,
  severity: "error",
  at: "/",
  saw: JSON.stringify(saw) ?? "nothing",
  remedy,
});
