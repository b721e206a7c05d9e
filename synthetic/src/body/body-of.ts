import type { Day } from "@longwatch/core";
import type { Life } from "../life.ts";
import { exp } from "../random/arithmetic.ts";
import { happens } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { Body } from "./body.ts";
import { courseTracks, lymphocyteTracks, steroidTracks } from "./courses.ts";
import { infectionTracks } from "./infections.ts";
import { lymphocytesOf, type Subset, subsets } from "./lymphocytes.ts";
import { menstruationOf } from "./menstruation.ts";
import type { BodyParameters } from "./parameters.ts";
import { pathTracks } from "./paths/all.ts";
import { pregnancyTracks } from "./pregnancy.ts";
import { type Quantity, quantities } from "./quantities.ts";
import { tshRhythm } from "./rhythm.ts";
import { causesAt, gradeAt, quantitiesOf, seriesOf, tracksByAnalyte } from "./series.ts";
import type { Setting } from "./setting.ts";
import { urineBackgroundOf } from "./urine.ts";
import { usualOf } from "./usual.ts";

const granulocytes = ["neutrophils", "monocytes", "eosinophils", "basophils"] as const;

/** What an analyte that has no usual value of its own is made of. */
const parts: Readonly<Record<string, readonly string[]>> = {
  wbc: ["lymphocytes", ...granulocytes],
  cd3: ["lymphocytes"],
  cd4: ["lymphocytes"],
  cd8: ["lymphocytes"],
  cd19: ["lymphocytes"],
  nk: ["lymphocytes"],
  haematocrit: ["haemoglobin"],
  rbc: ["haemoglobin", "mcv"],
  urine_blood_dipstick: ["haematuria"],
  urine_rbc_microscopy: ["haematuria"],
};

const isQuantity = (analyte: string): analyte is Quantity => (quantities as readonly string[]).includes(analyte);
const isSubset = (analyte: string): analyte is Subset => (subsets as readonly string[]).includes(analyte);

/** True values of one person on any day; they depend on nothing that was asked before. */
export function bodyOf(life: Life, parameters: BodyParameters, streams: Streams): Body {
  const setting: Setting = { life, parameters, streams, usual: usualOf(life, parameters, streams) };
  const tracks = tracksByAnalyte([
    ...courseTracks(setting),
    ...steroidTracks(setting),
    ...lymphocyteTracks(setting),
    ...infectionTracks(setting),
    ...pregnancyTracks(setting),
    ...pathTracks(setting),
  ]);
  const quantity = quantitiesOf(setting, tracks);
  const law = lymphocytesOf(setting);
  const lymphocyteNoise = seriesOf(setting, "lymphocytes", parameters.lymphocytes.within, tracks.get("lymphocytes"));
  const menstruation = menstruationOf(setting);
  const urine = urineBackgroundOf(setting, menstruation);
  const immune = happens(streams("body varicella"), parameters.traits.varicellaImmune) ? 1 : 0;

  const cells = (among: readonly Subset[], time: number): number => {
    let sum = 0;
    for (const subset of among) sum += law(subset, time);
    return sum * exp(lymphocyteNoise(time));
  };
  const blood = (day: Day, time: number): number => Math.max(urine.blood(day), gradeAt(tracks.get("haematuria"), time));

  const valueOn = (analyte: string, day: Day, minute: number): number => {
    const time = day + minute / 1440;
    if (isSubset(analyte)) return cells([analyte], time);
    switch (analyte) {
      case "tsh":
        return quantity("tsh", time) * tshRhythm(parameters.tsh, day, minute, life.person.hemisphere);
      case "lymphocytes":
        return cells(subsets, time);
      case "cd3":
        return cells(["cd4", "cd8"], time);
      case "wbc":
        return granulocytes.reduce((sum, kind) => sum + quantity(kind, time), cells(subsets, time));
      case "haematocrit":
        return quantity("haemoglobin", time) / quantity("mchc", time);
      case "rbc":
        return ((quantity("haemoglobin", time) / quantity("mchc", time)) * 1000) / quantity("mcv", time);
      case "urine_rbc_microscopy":
        return quantity(analyte, time) + urine.redCells(blood(day, time));
      case "urine_blood_dipstick":
        return Math.max(blood(day, time), gradeAt(tracks.get(analyte), time));
      case "urine_protein_dipstick":
        return Math.max(urine.protein(day), gradeAt(tracks.get(analyte), time));
      case "vzv_igg_presence":
        return immune;
      default:
        return isQuantity(analyte) ? quantity(analyte, time) : gradeAt(tracks.get(analyte), time);
    }
  };
  const depleted = (day: Day): boolean => life.courses.some(({ infusedOn }) => infusedOn[0]! <= day);
  const causesOn = (analyte: string, day: Day): readonly string[] => {
    const names = [analyte, ...(parts[analyte] ?? [])];
    const found = names.flatMap((name) => causesAt(tracks.get(name), day));
    if (names.includes("lymphocytes") && depleted(day)) found.push("depletion");
    if (names.includes("haematuria") && menstruation.menstruatingOn(day)) found.push("menstruation");
    return [...new Set(found)];
  };
  return { valueOn, ...menstruation, causesOn };
}
