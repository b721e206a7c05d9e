import { assertNever } from "../../base/result.ts";
import { english, type Wording } from "../../text/wording.ts";
import type { Criterion, GroupCriterion, LeafCriterion } from "../criterion.ts";
import { criterionInSpanish } from "./criterion-words.es.ts";

/** When a warning speaks, in words and with every number that decides. */
export function criterionInWords(criterion: Criterion, wording: Wording = english): string {
  if (wording.language === "es") return criterionInSpanish(criterion, wording);
  if (criterion.kind !== "all") return partInWords(criterion);
  const { apart } = criterion;
  const windows = [
    apart?.resultsDays === undefined ? [] : [`results within ${daysOf(apart.resultsDays)}`],
    apart?.symptomDaysBefore === undefined ? [] : [`a symptom from ${daysOf(apart.symptomDaysBefore)} before a result`],
    apart?.symptomDaysAfter === undefined ? [] : [`to ${daysOf(apart.symptomDaysAfter)} after it`],
  ].flat();
  const all = criterion.of.map(partInWords).join("; and ");
  return windows.length === 0 ? all : `${all} (${windows.join(", ")})`;
}

const daysOf = (count: number): string => `${count} day${count === 1 ? "" : "s"}`;
const isGroup = (part: LeafCriterion | GroupCriterion): part is GroupCriterion =>
  part.kind === "any" || part.kind === "at-least" || part.kind === "not" || part.kind === "all-of";
const partInWords = (part: LeafCriterion | GroupCriterion): string =>
  isGroup(part) ? groupInWords(part) : leafInWords(part);

function groupInWords(group: GroupCriterion): string {
  switch (group.kind) {
    case "any":
      return group.of.map(leafInWords).join(", or ");
    case "at-least":
      return `${group.count} of: ${group.of.map(leafInWords).join(", ")}`;
    case "all-of":
      return group.of.map(leafInWords).join(" and ");
    case "not":
      return `not: ${leafInWords(group.of)}`;
    default:
      return assertNever(group);
  }
}

function leafInWords(leaf: LeafCriterion): string {
  switch (leaf.kind) {
    case "limit":
      return `${leaf.analyte} ${leaf.op} ${leaf.value} ${leaf.unit}${suffix(leaf)}`;
    case "grade":
      return `${leaf.analyte} ${leaf.atLeast} or more${suffix(leaf)}`;
    case "word":
      return `${leaf.analyte} ${leaf.anyOf.join(" or ")}`;
    case "range": {
      const limit = `${leaf.times === undefined ? "" : `${leaf.times} times `}the ${leaf.side === "above" ? "upper" : "lower"} limit`;
      return `${leaf.analyte} ${leaf.inclusive === true ? `at or ${leaf.side}` : leaf.side} ${limit} of its range${suffix(leaf)}`;
    }
    case "crossing":
      return `${leaf.analyte} ${leaf.to} its range (the last value outside it was ${leaf.to === "above" ? "below" : "above"})`;
    case "change":
      return `${leaf.analyte} ${leaf.direction === "fall" ? "fallen" : "risen"} by ${extent(leaf)} or more from ${leaf.from.map((one) => (one === "baseline" ? "the baseline" : "the value before")).join(" or ")}${suffix(leaf)}`;
    case "trend":
      return `${leaf.analyte}: ${leaf.values} values in a row, each ${leaf.direction === "fall" ? "lower" : "higher"}, together by ${leaf.percent} per cent or more`;
    case "again":
      return `${leafInWords(leaf.of)}, ${leaf.times} times${leaf.withinDays === undefined ? " in a row" : ` within ${daysOf(leaf.withinDays)}`}`;
    case "symptom":
      return `told: ${leaf.anyOf.join(" or ")}${leaf.lastsDaysOver === undefined ? "" : `, for more than ${daysOf(leaf.lastsDaysOver)}`}`;
    case "vital":
      return `${leaf.sign} ${leaf.op} ${leaf.value}${startInWords(leaf)}${leaf.phase === undefined ? "" : `, ${leaf.phase} an infusion`}${leaf.atRest === true ? ", at rest" : ""}`;
    case "daily-mean":
      return `the mean ${leaf.sign} of a day (${leaf.readings} readings or more) ${leaf.percentAbove} per cent or more above that of the day before it, or of the first day, of the course`;
    case "finding":
      return `seen: ${leaf.anyOf.join(" or ")}`;
    case "recorded":
      return `recorded: ${leaf.anyOf.join(" or ")}`;
    case "exam":
      return `${leaf.exam} ${leaf.outcome}`;
    case "mri":
      return `MRI: ${leaf.sign}`;
    case "infusion-window":
      return `${windowInWords(leaf)} after ${leaf.since.replaceAll("-", " ")}`;
    case "condition":
      return `known: ${leaf.anyOf.join(" or ")}`;
    case "medicine":
      return `taking ${leaf.anyOf.join(" or ")}${leaf.withinDays === undefined ? "" : `, or within ${daysOf(leaf.withinDays)} before`}`;
    case "pregnancy":
      return `pregnant${leaf.fromWeek === undefined ? "" : `, from week ${leaf.fromWeek}`}${leaf.throughWeeksAfterBirth === undefined ? "" : `, to ${leaf.throughWeeksAfterBirth} weeks after birth`}`;
    case "intention":
      return `a pregnancy is wanted (${leaf.anyOf.join(" or ")})`;
    case "sex":
      return leaf.is === "female" ? "a woman" : "a man";
    case "absent":
      return `no valid ${leaf.anyOf.join(" or ")} on the day or in the ${daysOf(leaf.daysBefore)} before`;
    default:
      return assertNever(leaf);
  }
}

const suffix = (leaf: { readonly evenSpoilt?: boolean | undefined; readonly newly?: boolean | undefined }): string =>
  `${leaf.newly === true ? " (not so before treatment)" : ""}${leaf.evenSpoilt === true ? " (a spoilt sample too)" : ""}`;

function startInWords(leaf: Extract<LeafCriterion, { kind: "vital" }>): string {
  const { percentAboveStart, pointsAboveStart, pointsBelowStart } = leaf;
  if (percentAboveStart === true) return " per cent above the reading before the infusion";
  if (pointsAboveStart === true) return " points above the reading before the infusion";
  return pointsBelowStart === true ? " points below the reading before the infusion" : "";
}

const extent = ({ percent, by }: Extract<LeafCriterion, { kind: "change" }>): string =>
  [percent === undefined ? [] : [`${percent} per cent`], by === undefined ? [] : [`${by.value} ${by.unit}`]]
    .flat()
    .join(" or ");

function windowInWords({ fromDay, throughDay }: Extract<LeafCriterion, { kind: "infusion-window" }>): string {
  if (throughDay === undefined) return fromDay === undefined ? "any time" : `from day ${fromDay}`;
  return `day ${fromDay ?? 0} through ${throughDay}`;
}
