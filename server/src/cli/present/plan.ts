import { parseDay, type Reference, say, type WorkUpPlanJson } from "@longwatch/core";
import { bold, columns, dim, red, wrapped, yellow } from "./layout.ts";
import { citation } from "./source.ts";

type Step = WorkUpPlanJson["steps"][number];

/** How wide the days are drawn. */
const width = 30;

/** What has to be done by when, drawn over the days; what the earliest day waits for; what nobody knows yet. */
export function presentPlan(plan: WorkUpPlanJson, references: readonly Reference[]): string {
  const steps = plan.steps.toSorted((a, b) => (a.byOn < b.byOn ? -1 : a.byOn > b.byOn ? 1 : a.key < b.key ? -1 : 1));
  const open = steps.filter(({ state, required }) => state === "to-do" && required);
  const advised = steps.filter(({ state, required }) => state === "to-do" && !required);
  return [
    bold(`${plan.patient}  course ${plan.course}, first infusion wished on ${plan.wishedOn}, as of ${plan.asOf}`),
    ...verdict(plan),
    "",
    ...list("To do", open, plan),
    ...list("Recommended, in nobody's way", advised, plan),
    ...done(steps),
    ...ifs(plan),
    ...path(plan, references),
    dim(
      "Made from the facts of the day and made anew when one arrives. How long a step takes is a guess of the policy.",
    ),
  ].join("\n");
}

function verdict({ attainable, earliestOn, wishedOn }: WorkUpPlanJson): readonly string[] {
  if (attainable)
    return [`  The wished day can be kept${earliestOn === wishedOn ? "" : `; the earliest would be ${earliestOn}`}.`];
  if (earliestOn === null) return [red("  Nobody can tell when it can begin.")];
  return [yellow(`  The wished day cannot be kept. The earliest is ${earliestOn}.`)];
}

function list(title: string, steps: readonly Step[], plan: WorkUpPlanJson): readonly string[] {
  if (steps.length === 0) return [];
  const rows = steps.map((one) => [one.fromOn ?? "cannot tell", one.byOn, bar(one, plan), `${one.name}${remark(one)}`]);
  const [head, ...rest] = columns([["from", "by", `${plan.asOf} to ${end(plan)}`, title], ...rows]);
  return [bold(head!), ...rest, ""];
}

function remark({ what, late }: Step): string {
  if (what === "reading") return " (an outcome is on file that nobody can read as yes or no)";
  return late ? " (too late for the wished day)" : "";
}

const end = ({ wishedOn, earliestOn }: WorkUpPlanJson): string =>
  earliestOn !== null && earliestOn > wishedOn ? earliestOn : wishedOn;

/** The days on which it can be done, within those of the plan. */
function bar({ fromOn, byOn }: Step, plan: WorkUpPlanJson): string {
  const [first, last] = [parseDay(plan.asOf)!, parseDay(end(plan))!];
  const place = (day: string): number =>
    Math.max(0, Math.min(width - 1, Math.floor(((parseDay(day)! - first) / (last - first + 1)) * width)));
  if (fromOn === null) return "?".padEnd(width, ".");
  const [from, by] = [place(fromOn), place(byOn)];
  return Array.from({ length: width }, (_, i) => (i === from || (i >= from && i <= by) ? "=" : ".")).join("");
}

function done(steps: readonly Step[]): readonly string[] {
  const rows = steps
    .filter(({ state }) => state !== "to-do")
    .map((one) => [
      one.state === "done" ? one.fromOn! : say("plan.waived", {}),
      `${one.name}${one.late ? tooLate(one) : served(one)}`,
    ]);
  return rows.length === 0 ? [] : [bold("Done"), ...columns(rows), ""];
}

const served = ({ servesThrough }: Step): string => (servesThrough === null ? "" : `, serves through ${servesThrough}`);

/** Done, and yet in the way: the time that must follow is not over by then. */
function tooLate({ fromOn, neededOn }: Step): string {
  const days = parseDay(fromOn!)! - parseDay(neededOn)!;
  return ` (${days} ${days === 1 ? "day" : "days"} too late for the wished day)`;
}

const ifs = (plan: WorkUpPlanJson): readonly string[] =>
  plan.ifs.length === 0
    ? []
    : [
        bold("Not known yet"),
        ...plan.ifs.flatMap(({ name, says, earliestOn }) =>
          wrapped(
            `${name}, if it is needed: the earliest day is then ${earliestOn ?? "one that nobody can tell"}. ${says}`,
            2,
          ),
        ),
        "",
      ];

function path(plan: WorkUpPlanJson, references: readonly Reference[]): readonly string[] {
  if (plan.path.length === 0) return [];
  const steps = plan.path.flatMap((key) => plan.steps.filter((one) => one.key === key));
  return [
    bold("What the earliest day waits for"),
    ...steps.flatMap((one) => [
      ...wrapped(`${one.name} (${one.key}). ${one.says}`, 2),
      ...wrapped(dim(`source: ${citation(one.layer, one.protocol, one.sources, one.confidence, references)}`), 6),
    ]),
    "",
  ];
}
