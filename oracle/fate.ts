import type { FactJson, RecordJson } from "@longwatch/core";
import { between, type Random } from "../bench/random.ts";
import { dayOf } from "./days.ts";

/** Draws the facts that are added to a record. */
export type Fate = (record: RecordJson, random: Random) => readonly FactJson[];

/** In order of time. */
export const infusionsOf = ({ facts }: RecordJson) =>
  facts
    .filter((fact) => fact.kind === "infusion-given")
    .toSorted((a, b) => ((a.infusedOn ?? "") < (b.infusedOn ?? "") ? -1 : 1));

export const firstInfusion = (record: RecordJson): number => dayOf(infusionsOf(record)[0]!.infusedOn)!;
export const lastInfusion = (record: RecordJson): number => dayOf(infusionsOf(record).at(-1)!.infusedOn)!;

/** Some day of the watch, or soon after it. */
export const anyDay = (record: RecordJson, random: Random): number =>
  between(random, firstInfusion(record), lastInfusion(record) + 1500);
