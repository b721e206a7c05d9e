type Band = { readonly low: string; readonly high: string };
type Count = {
  readonly name: string;
  readonly count: string;
  /** Where it is no exact number: the upper end. */
  readonly to: string | undefined;
  readonly on: string;
  readonly month: string;
};
type Limit = { readonly limit: string; readonly isGeneral: boolean };
type MayEnd = { readonly name: string; readonly course: number; readonly on: string };
type GoesOn = {
  readonly name: string;
  readonly course: number;
  readonly analyte: string;
  readonly limit: string;
  readonly atLeast: boolean;
  readonly from: string;
};
type Nothing = Readonly<Record<string, never>>;

const limitOf = ({ limit, isGeneral }: Limit): string => `${limit}${isGeneral ? " (general)" : ""}`;

/** How lymphocytes come back. All counts are cells per microlitre, with the unit in the text. */
export const enReconstitution = {
  "reconstitution.count": ({ name, count, to, on, month }: Count) =>
    `${name}: ${count}${to === undefined ? "" : ` to ${to}`} cells/µL on ${on}, ${month} months after the last infusion.`,
  "reconstitution.no-count": ({ name }: { readonly name: string }) => `${name}: no count since the last infusion.`,
  "reconstitution.within": ({ low, high }: Band) =>
    `Within the published band: at that time 95 of 100 people had ${low} to ${high}.`,
  "reconstitution.below": ({ low, high }: Band) =>
    `Below the published band of ${low} to ${high}, as 2 or 3 of 100 people are at that time; that alone is no warning.`,
  "reconstitution.above": ({ low, high }: Band) =>
    `Above the published band of ${low} to ${high}, as 2 or 3 of 100 people are at that time; that alone is no warning.`,
  "reconstitution.cannot-tell": ({ low, high }: Band) =>
    `The value is no exact number: it may lie within the published band of ${low} to ${high} or outside.`,
  "reconstitution.no-band.infusion-date-uncertain": (_: Nothing) =>
    "The day of the last infusion is not known exactly, so there is no band.",
  "reconstitution.no-band.no-reference": (_: Nothing) => "The rules that are used bring no published course.",
  "reconstitution.no-band.no-table": (_: Nothing) => "No band was published.",
  "reconstitution.no-band.outside-table": (_: Nothing) => "No band was published for that time.",
  "reconstitution.limit.yes": (one: Limit) =>
    `Below the lower limit of normal, ${limitOf(one)}, which alone is no warning after this treatment.`,
  "reconstitution.limit.no": (one: Limit) => `Not below the lower limit of normal, ${limitOf(one)}.`,
  "reconstitution.limit.cannot-tell": (one: Limit) =>
    `It may be below the lower limit of normal, ${limitOf(one)}, or not.`,

  "milestone.reached": (_: Nothing) => "reached",
  "milestone.not-reached": (_: Nothing) => "not reached",
  "milestone.cannot-tell": (_: Nothing) => "cannot tell",
  "milestone.below-then": (_: Nothing) => "below it then",
  "milestone.not-below-then": (_: Nothing) => "not below it then",
  "milestone.not-measured": (_: Nothing) => "not measured at that time",
  "milestone.no-baseline": (_: Nothing) => "no count from before treatment",

  "measure-end.may-end": ({ name, course, on }: MayEnd) => `${name}, course ${course}: may end from ${on} on.`,
  "measure-end.runs": ({ name, course, analyte, limit, atLeast, from }: GoesOn) =>
    `${name}, course ${course}: through ${from} at least, and then until ${analyte} is ${limit} or ${atLeast ? "more" : "less"} in a sample of that day or later: plan to order it.`,
  "measure-end.continue": ({ name, course, analyte, limit, atLeast, from }: GoesOn) =>
    `${name}, course ${course}: goes on. It may end only on ${analyte} of ${limit} or ${atLeast ? "more" : "less"} in a sample of ${from} or later, and no such count is on file: order ${analyte}.`,
  "measure-end.superseded": ({ name, course }: Omit<MayEnd, "on">) =>
    `${name}, course ${course}: the next course began before it could end.`,
  "measure-end.waived": ({ name, course }: Omit<MayEnd, "on">) =>
    `${name}, course ${course}: somebody has let it end without the count.`,

  "drawing.title": ({ course, on }: { readonly course: number; readonly on: string }) =>
    `Lymphocytes since the last infusion (course ${course}, ${on})`,
  "drawing.no-course": (_: Nothing) => "Lymphocytes: no infusion is on file",
  "drawing.months": (_: Nothing) => "months since the last infusion",
  "drawing.unit": (_: Nothing) => "cells/µL",
  "drawing.last-infusion": (_: Nothing) => "last infusion",
  "drawing.band": (_: Nothing) => "95 of 100 published people",
  "drawing.median": (_: Nothing) => "their median",
  "drawing.point": (_: Nothing) => "this patient",
  "drawing.limit": (_: Nothing) => "lower limit",
  "drawing.baseline": (_: Nothing) => "before treatment",
  "drawing.published-back": (_: Nothing) => "published: time to be back at the lower limit; % still below it",
  "drawing.ends": ({ name }: { readonly name: string }) => `${name} may end`,
  "drawing.below": ({ percent }: { readonly percent: number }) => `${percent} %`,
  "drawing.no-band": (_: Nothing) => "no band was published",
  "drawing.no-count": (_: Nothing) => "no count since the last infusion",
  "drawing.informs": (_: Nothing) => "For information: a place outside a band raises no warning by itself.",
} as const;
