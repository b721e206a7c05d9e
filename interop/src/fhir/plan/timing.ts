import type { RuleOfKind } from "@longwatch/core";
import { compact, type Element, ucum } from "../write/element.ts";
import { planExtension } from "./names.ts";

type Interval = Exclude<RuleOfKind<"periodic">["every"], "not-stated">;

/** An event from which actions are counted. It stands as an action of its own, since FHIR counts from actions. */
export const anchors = {
  "first-infusion": "First infusion ever",
  "first-infusion-of-course": "First infusion of a course",
  "last-infusion-of-course": "Last infusion of a course",
  infusion: "An infusion",
  pregnancy: "A pregnancy is confirmed",
} as const;
export type Anchor = keyof typeof anchors;

export type Relationship = "before-start" | "before" | "concurrent" | "after";

/** A length of time in calendar months or days. */
export const duration = (interval: Interval): Element =>
  "months" in interval
    ? { value: interval.months, unit: interval.months === 1 ? "month" : "months", system: ucum, code: "mo" }
    : { value: interval.days, unit: interval.days === 1 ? "day" : "days", system: ucum, code: "d" };

/** So long before or after the anchor; without a length, at it. */
export const related = (actionId: Anchor, relationship: Relationship, interval?: Interval): readonly Element[] => [
  compact({ actionId, relationship, offsetDuration: interval === undefined ? undefined : duration(interval) }),
];

/** From so many to so many days before or after it; an open end is left out. */
export const relatedWithin = (
  actionId: Anchor,
  relationship: Relationship,
  low: number | undefined,
  high: number | undefined,
): readonly Element[] => [
  low === undefined && high === undefined
    ? { actionId, relationship }
    : {
        actionId,
        relationship,
        offsetRange: compact({
          low: low === undefined ? undefined : duration({ days: low }),
          high: high === undefined ? undefined : duration({ days: high }),
        }),
      },
];

/** Every so often, for so many months from the anchor. */
export const repeated = (every: Interval, untilMonths: number | undefined): Element => ({
  repeat: compact({
    boundsDuration: untilMonths === undefined ? undefined : duration({ months: untilMonths }),
    frequency: 1,
    period: "months" in every ? every.months : every.days,
    periodUnit: "months" in every ? "mo" : "d",
  }),
});

export const windowExtension = (
  window: { readonly opensDaysBefore: number; readonly graceDays: number } | undefined,
): readonly Element[] =>
  window === undefined
    ? []
    : [
        {
          url: planExtension.window,
          extension: [
            { url: "opens-before", valueDuration: duration({ days: window.opensDaysBefore }) },
            { url: "grace", valueDuration: duration({ days: window.graceDays }) },
          ],
        },
      ];

export const untilExtension = (untilMonths: number | undefined): readonly Element[] =>
  untilMonths === undefined ? [] : [{ url: planExtension.until, valueDuration: duration({ months: untilMonths }) }];
