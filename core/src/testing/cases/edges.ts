import { assertNever } from "../../base/result.ts";
import { type Parameter, type Protocol, protocolName } from "../../protocol/protocol.ts";
import type { Interval, Rule } from "../../protocol/rule.ts";
import { isScheduled } from "../../protocol/rule.ts";

/** Just below, exactly on, just above. */
export type Side = -1 | 0 | 1;

/**
 * A number in a protocol file at which an answer may change. `id` tells the edges of one rule or parameter
 * apart, `value` is what the file says there.
 */
export type Edge = {
  readonly protocol: string;
  /** A rule, a parameter, or `effective`. */
  readonly of: string;
  readonly id: string;
  readonly value: string;
  readonly sides: readonly Side[];
};

/** `alemtuzumab-eu@2020-01 monitor.cbc grace` */
export const edgeName = ({ protocol, of, id }: Pick<Edge, "protocol" | "of" | "id">): string =>
  `${protocol} ${of} ${id}`;

type Part = Pick<Edge, "id" | "value"> & { readonly sides?: readonly Side[] };

const all: readonly Side[] = [-1, 0, 1];

/** Every edge of one protocol file: rules that can be scheduled, parameters, and its first day where it decides anything. */
export function edgesOf(protocol: Protocol): readonly Edge[] {
  // Who is told, and for how long something may be set aside, is asked one by one where it is tested (tasks/snooze-edge.test.ts).
  if (protocol.escalation !== undefined && protocol.rules.length === 0) return [];
  const name = protocolName(protocol);
  const edge = (of: string, { id, value, sides = all }: Part): Edge => ({ protocol: name, of, id, value, sides });
  return [
    ...protocol.rules.filter(isScheduled).flatMap((rule) => edgesOfRule(rule).map((part) => edge(rule.id, part))),
    ...(protocol.parameters ?? []).map((parameter) => edge(parameter.id, edgeOfParameter(parameter))),
    ...(onlyInforms(protocol) ? [] : [edge("effective", { id: "from", value: "first day" })]),
  ];
}

/** A published course, a list of questions, or criteria of candidacy without a rule schedule nothing: no case of a schedule meets them. */
const onlyInforms = ({ rules, parameters = [], ...more }: Protocol): boolean =>
  [more.reconstitution, more.selfCheck, more.criteria, more.candidacy].some((one) => one !== undefined) &&
  rules.length + parameters.length === 0;

function edgesOfRule(rule: Rule): readonly Part[] {
  switch (rule.kind) {
    case "periodic": {
      const { every, untilMonthsAfterLastInfusion: months, window } = rule;
      return [
        { id: "due", value: every === "not-stated" ? "not stated" : shown(every) },
        ...(months === undefined ? [] : [{ id: "until", value: `${months} mo` }]),
        { id: "opens", value: window === undefined ? "by policy" : `${window.opensDaysBefore} d` },
        { id: "grace", value: window === undefined ? "by policy" : `${window.graceDays} d` },
      ];
    }
    case "after-course":
      return [
        ...rule.due.map((interval, i) => ({ id: `due-${i + 1}`, value: shown(interval) })),
        { id: "opens", value: `${rule.window.opensDaysBefore} d` },
        { id: "grace", value: `${rule.window.graceDays} d` },
        ...days("span", rule.onlyIfCourseSpansDaysOver),
      ];
    case "before-course":
      return [
        { id: "first-infusion", value: "itself" },
        ...days("within", rule.withinDays),
        ...days("at-least", rule.atLeastDaysBefore),
        ...coursesEdge(rule.courses),
      ];
    case "infusion-day":
      return [...infusionDays(rule), ...infusionOrdinals(rule.infusions), ...coursesEdge(rule.courses)];
    case "course-span":
      return [
        { id: "start", value: `${rule.startsDaysBefore} d` },
        { id: "until", value: shown(rule.untilAfterLastInfusion) },
        ...(rule.endsWhen === undefined
          ? []
          : [{ id: "limit", value: `${rule.endsWhen.op} ${rule.endsWhen.value} ${rule.endsWhen.unit}` }]),
        ...coursesEdge(rule.courses),
      ];
    case "end-of-watch":
      return [
        { id: "due", value: `${rule.untilMonthsAfterLastInfusion} mo` },
        { id: "grace", value: `${rule.graceDays} d` },
      ];
    // What facts start has its edges asked one by one where it is tested (obligations/started-edges.test.ts).
    case "started":
    case "standing":
      return [];
    default:
      return assertNever(rule);
  }
}

const shown = (interval: Interval): string => ("months" in interval ? `${interval.months} mo` : `${interval.days} d`);

const days = (id: string, value: number | undefined): readonly Part[] =>
  value === undefined ? [] : [{ id, value: `${value} d` }];

function infusionDays({
  fromDay = 0,
  throughDay = fromDay,
}: {
  readonly fromDay?: number | undefined;
  readonly throughDay?: number | undefined;
}): readonly Part[] {
  if (fromDay === throughDay) return [{ id: "day", value: `${fromDay} d` }];
  return [...days("from-day", fromDay), ...days("through-day", throughDay)];
}

/** A named infusion has it, its neighbours are asked too; there is none before the first. */
const infusionOrdinals = (infusions: "all" | readonly number[]): readonly Part[] =>
  infusions === "all"
    ? []
    : infusions.map((n) => ({ id: `infusion-${n}`, value: `infusion ${n}`, sides: n === 1 ? ([0, 1] as const) : all }));

/** First courses end at course 1; later ones begin with course 2. */
function coursesEdge(courses: "all" | "first" | "later"): readonly Part[] {
  if (courses === "all") return [];
  return courses === "first"
    ? [{ id: "course-1", value: "the first course only", sides: [0, 1] }]
    : [{ id: "course-2", value: "later courses only" }];
}

/** A parameter is its own edge; those that count nothing below one have all three sides like the rest. */
const edgeOfParameter = ({ value, unit }: Parameter): Part => ({
  id: "value",
  value: `${value} ${unit === "1" ? "" : unit}`.trim(),
});
