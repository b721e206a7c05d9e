import type { ChartPoint, ChartSignal, ChartTick } from "@longwatch/core";

/** What a result looks like. `none`: it is no evidence. */
export type PointLook = "inside" | "low" | "high" | "unknown" | "none";

/** A number in doubt that is low or high is drawn as such: doubt hides no danger. */
export const lookOf = ({ judged, flaw }: ChartPoint): PointLook =>
  flaw !== undefined && flaw !== "preliminary" && judged !== "low" && judged !== "high" ? "none" : judged;

export const pointRank: Readonly<Record<PointLook, number>> = { low: 0, high: 0, unknown: 1, none: 2, inside: 3 };

const round = (number: number): number => Math.round(number * 10) / 10;
const at = (x: number, y: number): string => `${round(x)} ${round(y)}`;

/** Each look has a shape of its own: a dot, a triangle down or up, a diamond, a cross. */
export function pointPath(look: PointLook, x: number, y: number): string {
  switch (look) {
    case "inside":
      return `M${at(x - 2.8, y)}a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0z`;
    case "low":
      return `M${at(x - 4.6, y - 3.6)}h9.2l-4.6 8z`;
    case "high":
      return `M${at(x - 4.6, y + 3.6)}h9.2l-4.6-8z`;
    case "unknown":
      return `M${at(x, y - 4.6)}l4.6 4.6l-4.6 4.6l-4.6-4.6z`;
    case "none":
      return `M${at(x - 3.4, y - 3.4)}l6.8 6.8m0-6.8l-6.8 6.8`;
  }
}

export type TickLook = "done" | "late" | "missed" | "overdue" | "due" | "ahead" | "waived" | "replaced";

export const tickLook: Readonly<Record<ChartTick["status"], TickLook>> = {
  fulfilled: "done",
  "fulfilled-late": "late",
  missed: "missed",
  overdue: "overdue",
  due: "due",
  open: "due",
  "not-yet-open": "ahead",
  waived: "waived",
  superseded: "replaced",
};

/** The gravest first. */
export const tickLooks: readonly TickLook[] = [
  "overdue",
  "missed",
  "due",
  "late",
  "waived",
  "done",
  "ahead",
  "replaced",
];

/** A check, a check with a bar, a cross, a filled diamond, a ring, a small ring, a bar, a dot. */
export function tickPath(look: TickLook, x: number, y: number): string {
  switch (look) {
    case "done":
      return `M${at(x - 3.4, y)}l2.4 2.8l4.6-5.8`;
    case "late":
      return `M${at(x - 3.4, y - 1.4)}l2.4 2.8l4.6-5.8M${at(x - 3.4, y + 5)}h7`;
    case "missed":
      return `M${at(x - 3.4, y - 3.4)}l6.8 6.8m0-6.8l-6.8 6.8`;
    case "overdue":
      return `M${at(x, y - 5.2)}l5.2 5.2l-5.2 5.2l-5.2-5.2z`;
    case "due":
      return `M${at(x - 4, y)}a4 4 0 1 0 8 0a4 4 0 1 0-8 0z`;
    case "ahead":
      return `M${at(x - 2, y)}a2 2 0 1 0 4 0a2 2 0 1 0-4 0z`;
    case "waived":
      return `M${at(x - 3.6, y)}h7.2`;
    case "replaced":
      return `M${at(x - 0.8, y)}h1.6`;
  }
}

export type ClosedLook = ChartSignal["urgency"];
export const closedLooks: readonly ClosedLook[] = ["IMMEDIATE", "24H", "7D", "ROUTINE"];

/** Of a warning that is closed the shape of its urgency, and none of its colour. */
export function closedPath(look: ClosedLook, x: number, y: number): string {
  switch (look) {
    case "IMMEDIATE":
      return `M${at(x, y - 4.6)}l4.6 4.6l-4.6 4.6l-4.6-4.6z`;
    case "24H":
      return `M${at(x - 4.4, y + 3.6)}h8.8l-4.4-7.6z`;
    case "7D":
      return `M${at(x - 3.4, y - 3.4)}h6.8v6.8h-6.8z`;
    case "ROUTINE":
      return `M${at(x - 3.4, y)}a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0z`;
  }
}
