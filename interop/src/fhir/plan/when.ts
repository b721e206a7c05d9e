import { InvariantError, type Rule, type RuleOfKind } from "@longwatch/core";
import { compact, type Element } from "../write/element.ts";
import { type Anchor, duration, related, relatedWithin, repeated, untilExtension, windowExtension } from "./timing.ts";

/** When an action is to be done, and the anchor that it needs. `steps`: actions of their own, one for each due day. */
export type When = {
  readonly fields: Element;
  readonly extension: readonly Element[];
  readonly steps: readonly Element[];
  readonly anchor: Anchor | undefined;
};

const when = (anchor: Anchor | undefined, fields: Element, rest: Partial<When> = {}): When => ({
  fields,
  extension: [],
  steps: [],
  anchor,
  ...rest,
});

/** The timing of a rule in FHIR's words. An interval that the source does not state stays unstated. */
export function whenOf(rule: Rule): When {
  switch (rule.kind) {
    case "periodic":
      return periodic(rule);
    case "after-course":
      return dues(rule.anchor, rule.due, { id: rule.id, title: rule.name }, windowExtension(rule.window));
    case "before-course":
      return when("first-infusion-of-course", {
        relatedAction: relatedWithin(
          "first-infusion-of-course",
          "before-start",
          rule.atLeastDaysBefore,
          rule.withinDays,
        ),
      });
    case "infusion-day":
      return infusionDay(rule);
    case "course-span":
      return span(rule);
    case "end-of-watch":
      return when(
        "last-infusion-of-course",
        { relatedAction: related("last-infusion-of-course", "after", { months: rule.untilMonthsAfterLastInfusion }) },
        { extension: windowExtension({ opensDaysBefore: 0, graceDays: rule.graceDays }) },
      );
    case "started":
      return started(rule);
    case "standing":
      return when(undefined, {});
  }
}

/** A regular timing may bound itself by its own anchor only; counted from another, the end stands in our extension. */
function periodic(rule: RuleOfKind<"periodic">): When {
  const { anchor, every, untilMonthsAfterLastInfusion: months, window } = rule;
  const extension = [
    ...windowExtension(window),
    ...(anchor === "last-infusion-of-course" ? [] : untilExtension(months)),
  ];
  if (every === "not-stated") return when(anchor, { relatedAction: related(anchor, "after") }, { extension });
  const bound = anchor === "last-infusion-of-course" ? months : undefined;
  return when(
    anchor,
    { relatedAction: related(anchor, "after", every), timingTiming: repeated(every, bound) },
    { extension },
  );
}

type Due = RuleOfKind<"after-course">["due"];

/** One step for each distance. */
const dues = (
  anchor: Anchor,
  due: Due,
  of: { readonly id: string; readonly title: string },
  extension: readonly Element[],
): When =>
  when(
    anchor,
    {},
    {
      extension,
      steps: due.map((interval, i) => ({
        id: `${of.id}.${i + 1}`,
        title: `${of.title}, ${i + 1}`,
        relatedAction: related(anchor, "after", interval),
      })),
    },
  );

const phases = { before: "before", during: "concurrent", after: "after" } as const;

function infusionDay({ phase, fromDay, throughDay, infusions }: RuleOfKind<"infusion-day">): When {
  const condition =
    infusions === "all"
      ? []
      : [
          {
            kind: "applicability",
            expression: {
              description: `Infusions ${infusions.join(", ")} of the course`,
              language: "text/cql",
              expression: `"Number Of Infusion" in { ${infusions.join(", ")} }`,
            },
          },
        ];
  return when(
    "infusion",
    compact({ relatedAction: relatedWithin("infusion", phases[phase], fromDay, throughDay), condition }),
  );
}

function span({ id, name, startsDaysBefore, untilAfterLastInfusion, endsWhen }: RuleOfKind<"course-span">): When {
  const limit =
    endsWhen === undefined ? "" : `, and once ${endsWhen.analyte} is ${endsWhen.op} ${endsWhen.value} ${endsWhen.unit}`;
  return when(
    "last-infusion-of-course",
    {},
    {
      steps: [
        {
          id: `${id}.start`,
          title: `${name}: start`,
          relatedAction: related("first-infusion-of-course", "before-start", { days: startsDaysBefore }),
        },
        {
          id: `${id}.end`,
          title: `${name}: may end`,
          description: `Not before this day${limit}.`,
          relatedAction: related("last-infusion-of-course", "after", untilAfterLastInfusion),
        },
      ],
    },
  );
}

/** It counts from the day of its own trigger, so each due day is said in words of time from it. */
function started({ id, name, startedBy, due, window }: RuleOfKind<"started">): When {
  const trigger = [{ type: "named-event", name: eventOf(startedBy) }];
  const extension = windowExtension(window);
  if (!Array.isArray(due))
    return when(undefined, { trigger, timingTiming: repeated(due.every, undefined) }, { extension });
  const steps = due.map((interval, i) => ({
    id: `${id}.${i + 1}`,
    title: `${name}, ${i + 1}`,
    timingDuration: duration(interval),
  }));
  return when(undefined, { trigger }, { extension, steps });
}

function eventOf(by: RuleOfKind<"started">["startedBy"]): string {
  if ("signals" in by) return `signal ${by.signals.join(" or ")}${by.confirmed ? ", confirmed" : ""}`;
  if ("signalRules" in by) return `signal rule ${by.signalRules.join(" or ")}`;
  if ("medicine" in by) return `${by.medicine} ended`;
  if ("pregnancy" in by) return "pregnancy ended";
  throw new InvariantError("a rule that nothing starts");
}
