import { say } from "../../text/message.ts";
import { perMicrolitre } from "../in-words.ts";
import type { AnalyteJson, CountJson, MilestoneJson } from "../reconstitution-json.ts";
import { type Frame, xOf, yOf } from "./scale.ts";
import { element, path, tenth, text } from "./svg.ts";

type Band = NonNullable<AnalyteJson["band"]>;

/** The published band and its median: straight between its months on this scale, held for its reach at both ends. */
export function drawBand({ months, reachMonths }: Band, frame: Frame): readonly string[] {
  const [first, last] = [months[0]!, months.at(-1)!];
  const held = [
    { ...first, month: Math.max(0, first.month - reachMonths) },
    ...months,
    { ...last, month: last.month + reachMonths },
  ];
  const along = (edge: "low" | "median" | "high") =>
    held.map((one) => [xOf(frame, one.month), yOf(frame, one[edge] * 1000)] as const);
  return [
    element("path", { class: "lw-band", d: `${path([...along("high"), ...along("low").toReversed()])}Z` }),
    element("path", { class: "lw-median", d: path(along("median")), fill: "none", "stroke-width": 1.5 }),
  ];
}

/** How far above the axis the published times and the published shares stand, out of the way of counts. */
const rows = { back: 10, below: 24 } as const;

/** What was published of the lower limit where no band was: how long it took to be back, and how many still were below it. */
export const drawMilestones = ({ milestones }: AnalyteJson, frame: Frame): readonly string[] =>
  milestones.flatMap((one) => [...drawBack(one, frame), ...drawBelow(one, frame)]);

function drawBack({ back, says }: MilestoneJson, frame: Frame): readonly string[] {
  if (back === undefined || back.months > frame.months) return [];
  const y = frame.top + frame.height - rows.back;
  const [from, to] = [back.low ?? back.months, Math.min(back.high ?? back.months, frame.months)];
  const spread = { x1: xOf(frame, from), x2: xOf(frame, to), y1: y, y2: y, "stroke-width": 3 };
  return [
    ...(from === to ? [] : [element("line", { class: "lw-back", ...spread })]),
    element(
      "path",
      { class: "lw-back-mark", d: diamond(xOf(frame, back.months), y) },
      element("title", {}, text(says)),
    ),
  ];
}

function drawBelow({ below, says }: MilestoneJson, frame: Frame): readonly string[] {
  if (below === undefined || below.month > frame.months) return [];
  const [x, y] = [xOf(frame, below.month), frame.top + frame.height - rows.below];
  const label = say("drawing.below", { percent: below.percent });
  const title = element("title", {}, text(says));
  return [
    element("line", { class: "lw-back", x1: x, x2: x, y1: y + 4, y2: y + rows.below, "stroke-width": 1.5 }),
    element(
      "text",
      { class: "lw-halo lw-back-mark", x, y, "text-anchor": "middle", "font-size": 10 },
      text(label),
      title,
    ),
  ];
}

export const diamond = (x: number, y: number, r = 5): string =>
  `${path([
    [x, y - r],
    [x + r, y],
    [x, y + r],
    [x - r, y],
  ])}Z`;

/** This patient's counts, the last with its number. Exact counts in a row are joined. */
export function drawCounts(counts: readonly CountJson[], frame: Frame): readonly string[] {
  const last = counts.at(-1);
  if (last === undefined) return [];
  const places = counts.map((one) => [xOf(frame, one.month), yOf(frame, middle(one) * 1000)] as const);
  const joined = counts
    .slice(1)
    .flatMap((one, i) => (isExact(one) && isExact(counts[i]!) ? [path([places[i]!, places[i + 1]!])] : []));
  const [x, y] = places.at(-1)!;
  const label = { x: x + 7, y: y + 4 };
  return [
    element("path", { class: "lw-course", d: joined.join(""), fill: "none", "stroke-width": 1, opacity: 0.55 }),
    ...counts.map((one, i) => drawCount(one, ...places[i]!, frame)),
    element("text", { class: "lw-halo lw-text", ...label, "font-size": 12, "font-weight": 700 }, text(inWords(last))),
  ];
}

const isExact = ({ value, comparator }: CountJson): boolean => typeof value === "number" && comparator === undefined;

/** An interval is drawn at its geometric middle, with a bar from end to end. */
const middle = ({ value }: CountJson): number =>
  typeof value === "number" ? value : Math.sqrt(Math.max(value.low, 0.0001) * value.high);

const inWords = ({ value, comparator }: CountJson): string =>
  typeof value === "number"
    ? `${comparator === undefined ? "" : `${comparator} `}${perMicrolitre(value)}`
    : `${perMicrolitre(value.low)} to ${perMicrolitre(value.high)}`;

function drawCount(one: CountJson, x: number, y: number, frame: Frame): string {
  const title = element("title", {}, text(`${one.collectedOn}: ${inWords(one)} cells/µL`));
  if (one.comparator !== undefined)
    return element("path", { class: "lw-open", d: triangle(one.comparator, x, y) }, title);
  const bar =
    typeof one.value === "number"
      ? ""
      : element("line", {
          class: "lw-course",
          x1: x,
          x2: x,
          y1: yOf(frame, one.value.low * 1000),
          y2: yOf(frame, one.value.high * 1000),
          "stroke-width": 2,
        });
  return `${bar}${element("circle", { class: "lw-point", cx: x, cy: y, r: 3.6, "stroke-width": 1 }, title)}`;
}

/** Pointing to where the value lies: down for "less than", up for "more than". */
function triangle(comparator: string, x: number, y: number): string {
  const down = comparator.startsWith("<") ? 1 : -1;
  return `M${tenth(x - 4.5)} ${tenth(y - 3 * down)}L${tenth(x + 4.5)} ${tenth(y - 3 * down)}L${tenth(x)} ${tenth(y + 5 * down)}Z`;
}
