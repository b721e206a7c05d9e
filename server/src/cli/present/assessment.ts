import {
  type Assessment,
  addMonths,
  type Day,
  formatDay,
  nameOfTask,
  nameOfTest,
  namesOf,
  type Obligation,
  type Reference,
  renderAssessment,
  say,
  taskText,
} from "@longwatch/core";
import { candidacy } from "./candidacy.ts";
import { bold, columns, dim, red, wrapped, yellow } from "./layout.ts";
import { lymphocytes } from "./lymphocytes.ts";
import { readiness } from "./readiness.ts";
import { citation } from "./source.ts";
import { held, warnings } from "./warnings.ts";

/** How many coming items a person wants to see who did not ask for all. */
const shortList = 8;

/** The assessment for a nurse: who, what must be done now, what comes next, each with its reason and its source. */
export function presentAssessment(
  assessment: Assessment,
  references: readonly Reference[],
  { all }: { readonly all: boolean },
): string {
  const obligations = assessment.obligations.flatMap((one) => one.obligations).toSorted((a, b) => a.dueOn - b.dueOn);
  const having = (...statuses: readonly string[]) => obligations.filter((one) => statuses.includes(one.status));
  const rendered = renderAssessment(assessment);
  const coming = nextOfEachRule(having("open", "not-yet-open"), all);
  return [
    ...heading(assessment),
    ...warnings(assessment, references),
    ...held(assessment),
    ...tasks(assessment),
    ...section("Late", having("overdue"), references, red),
    ...section("Due now", having("due"), references, yellow),
    ...section("Next", all ? coming : coming.slice(0, shortList), references, bold),
    ...(!all && coming.length > shortList ? [dim(`  and ${coming.length - shortList} more: --all`), ""] : []),
    ...coverage(assessment),
    ...lymphocytes(rendered.outcomes.reconstitution, references, all),
    ...candidacy(rendered.decisions.candidacy, all),
    ...readiness(rendered.decisions.readiness, all),
    ...unknowns(assessment),
    ...footing(assessment),
  ].join("\n");
}

function heading({ patient, timeline, asOf }: Assessment): readonly string[] {
  const { courses, followUp } = timeline;
  const given = courses.map(
    (course) =>
      `Course ${course.number}: ${course.days.length} infusion${course.days.length === 1 ? "" : "s"}, ${formatDay(course.firstOn)} to ${formatDay(course.lastOn)}, ${course.state}${course.isInterrupted ? ", interrupted" : ""}`,
  );
  const watch =
    followUp.endsOn === undefined
      ? "Follow-up has not started: no infusion is on file."
      : `Follow-up ${say(`follow-up.${followUp.state}`, {})}: ${formatDay(followUp.startedOn!)} to ${formatDay(followUp.endsOn)}${monthOf(courses.at(-1)!.lastOn, timeline.watchMonths, asOf)}`;
  const jurisdiction = timeline.stays.findLast((stay) => stay.from <= asOf)?.jurisdiction ?? patient.jurisdiction;
  return [
    bold(`${patient.id}  ${jurisdiction}  as of ${formatDay(asOf)}`),
    ...given.map((line) => `  ${line}`),
    `  ${watch}`,
    "",
  ];
}

/** `, month 9 of 48 since the last infusion` */
function monthOf(lastOn: Day, months: number, asOf: Day): string {
  let elapsed = 0;
  while (elapsed <= months && addMonths(lastOn, elapsed + 1) <= asOf) elapsed += 1;
  return elapsed > months ? "" : `, month ${elapsed} of ${months} since the last infusion`;
}

/** Tasks that differ only in what they are about share a line. */
function tasks(assessment: Assessment): readonly string[] {
  const { tasks } = assessment;
  if (tasks.length === 0) return [];
  const names = namesOf(assessment);
  const groups = Map.groupBy(tasks, (task) =>
    [task.urgency, task.role, task.kind, task.openedOn, task.kind === "continue-measure" ? task.key : ""].join(),
  );
  const rows = [...groups.values()].map((group) => {
    const task = group[0]!;
    const about = group.map((one) => nameOfTask(one.about, names)).join(", ");
    const text = group.length === 1 ? taskText(task, assessment, names) : say(`task.${task.kind}`, { name: about });
    return [task.urgency, task.role, `since ${formatDay(task.openedOn)}`, text];
  });
  return [bold("To do"), ...columns(rows), ""];
}

function section(
  title: string,
  items: readonly Obligation[],
  references: readonly Reference[],
  paint: (text: string) => string,
): readonly string[] {
  if (items.length === 0) return [];
  return [paint(bold(title)), ...items.flatMap((one) => item(one, references)), ""];
}

function item(one: Obligation, references: readonly Reference[]): readonly string[] {
  const { rule, layer, protocol, others } = one.inForce;
  const labels =
    layer === "label"
      ? []
      : others.filter((other) => other.layer === "label").map((other) => `label ${other.protocol}`);
  const lacking =
    one.evidence.length > 0 && one.lacking.length > 0
      ? `  still lacks ${one.lacking.map((test) => nameOfTest(test)).join(", ")}`
      : "";
  const spoilt = one.notEvidence.map(({ why }) => say(`flaw.${why}`, {}));
  return [
    `  ${formatDay(one.dueOn)}  ${bold(nameOf(one))}${lacking}${spoilt.length === 0 ? "" : `  (not counted: ${[...new Set(spoilt)].join(", ")})`}`,
    ...wrapped(`why: ${rule.says}`, 14),
    ...wrapped(`source: ${citation(layer, protocol, rule.sources, rule.confidence, references)}`, 14).map(dim),
    ...(labels.length === 0 ? [] : wrapped(`also: ${labels.join(", ")}`, 14).map(dim)),
    dim(
      `${" ".repeat(14)}${one.key}  in time from ${formatDay(one.opensOn)} through ${formatDay((one.overdueFrom - 1) as Day)}`,
    ),
  ];
}

/** A test before a course and the same test after it have one name; this says which. */
function nameOf({ inForce: { rule }, course, ordinal }: Obligation): string {
  switch (rule.kind) {
    case "before-course":
      return `${rule.name}, before course ${course}`;
    case "infusion-day":
      return `${rule.name}, course ${course}, infusion ${ordinal}`;
    default:
      return rule.name;
  }
}

/** Of what lies ahead, the first of each rule; with `all` everything that is open already as well. */
function nextOfEachRule(items: readonly Obligation[], all: boolean): readonly Obligation[] {
  const seen = new Set<string>();
  return items.filter((one) => {
    const isFirst = !seen.has(one.inForce.rule.id);
    seen.add(one.inForce.rule.id);
    return isFirst || (all && one.status === "open");
  });
}

function coverage({ coverage }: Assessment): readonly string[] {
  const kept = coverage.filter((one) => one.due > 0);
  if (kept.length === 0) return [];
  const rows = kept.map((one) => [
    one.rule,
    `${one.onTime + one.late} of ${one.due} done`,
    one.late === 0 ? "" : `${one.late} late`,
    one.missed === 0 ? "" : `${one.missed} missed`,
    `longest gap ${one.longestGapDays} days`,
  ]);
  return [bold("So far"), ...columns(rows), ""];
}

function unknowns({ cannotTell }: Assessment): readonly string[] {
  if (cannotTell.length === 0) return [];
  const lines = cannotTell.map((one) => `  ${say(`cannot-tell.${one.code}`, {})} ${one.about}: ${one.missing}.`);
  return [bold("Cannot tell"), ...lines, ""];
}

function footing(assessment: Assessment): readonly string[] {
  const { protocols, nextChangeOn } = renderAssessment(assessment);
  const inForce = protocols.filter((one) => one.through === null || one.through >= formatDay(assessment.asOf));
  const unsigned = inForce.filter((one) => one.signedBy.length === 0).map((one) => `${one.id}@${one.version}`);
  const off = inForce.flatMap(({ id, version, from, signalsOff = [] }) =>
    signalsOff.length === 0
      ? []
      : wrapped(`Warnings switched off by ${id}@${version} since ${from ?? "ever"}: ${signalsOff.join(", ")}.`, 0),
  );
  return [
    ...off,
    `Nothing changes by itself before ${nextChangeOn ?? "a new fact"}.`,
    ...(unsigned.length === 0
      ? []
      : wrapped(`Not signed by a clinician, so not for clinical use: ${unsigned.join(", ")}.`, 0)),
  ].map(dim);
}
