import { type Family, families } from "./moves.ts";

/** Which events are put into every order, and how many in a row. Few sorts of events go deeper than all of them. */
export type Plan = { readonly name: string; readonly families: readonly Family[]; readonly depth: number };

/** Before every merge: seconds. */
export const shortPlans: readonly Plan[] = [
  { name: "everything", families, depth: 2 },
  { name: "the watch and its ends", families: ["time", "endings", "courses"], depth: 3 },
  { name: "warnings and their acts", families: ["time", "corrections", "warnings"], depth: 3 },
  { name: "tasks and their acts", families: ["time", "tasks"], depth: 3 },
];

/** `npm run model`: minutes. */
export const longPlans: readonly Plan[] = [
  { name: "everything", families, depth: 3 },
  { name: "the watch and its ends", families: ["time", "endings"], depth: 5 },
  { name: "the watch, its ends and courses", families: ["time", "endings", "courses", "waivers"], depth: 4 },
  { name: "results and corrections", families: ["time", "results", "corrections"], depth: 4 },
  { name: "warnings and their acts", families: ["time", "corrections", "warnings"], depth: 4 },
  { name: "tasks and their acts", families: ["time", "tasks"], depth: 4 },
];
