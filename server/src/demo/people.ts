import { addDays, civilFromDay, type Day, type RecordJson } from "@longwatch/core";
import { type Preset, presetOf, simulatePerson } from "@longwatch/synthetic";

/** How many people the demo's clinic watches. */
export const demoPeople = 200;

const seed = "demo";
const daysPerYear = 365.25;

/** How long ago, at most, the people of each third began: many at the beginning, and some in their second year; a few are watched for years. */
const yearsAgo = [0.3, 0.5, 1.6];
const longAgo = 7;
const isOfLongAgo = (index: number): boolean => index % 20 === 6;

/** Presets of the clinic's people on a day, one for each third and one for the few; the last of them began last week. */
export function demoPresets(today: Day): readonly Preset[] {
  const preset = presetOf("care-ms-1")!;
  const to = yearOf(addDays(today, -10));
  return [...yearsAgo, longAgo].map((years) => {
    const calendar = { from: yearOf(addDays(today, Math.round(-years * daysPerYear))), to };
    return { ...preset, people: { ...preset.people, calendar } };
  });
}

/** A day as a year with a fraction. */
function yearOf(day: Day): number {
  const { year, month, day: ofMonth } = civilFromDay(day);
  return year + (month - 1) / 12 + (ofMonth - 1) / daysPerYear;
}

/**
 * One of the clinic's people, as far as the clinic has heard of them through yesterday and this day.
 *
 * @param index from 0
 */
export function demoRecord(presets: readonly Preset[], today: Day, index: number): RecordJson {
  const { record } = simulatePerson(
    presets[isOfLongAgo(index) ? yearsAgo.length : index % yearsAgo.length]!,
    { seed, arm: "alemtuzumab", through: today },
    index,
  );
  const id = demoPatientId(index);
  const identifiers = [{ system: "urn:longwatch:demo", value: id }];
  return { ...record, patient: { ...record.patient, id, identifiers } };
}

const demoPatientId = (index: number): string => `demo-${String(index + 1).padStart(4, "0")}`;

const given =
  "Alder Bramble Clover Dahlia Elder Fern Ginger Hazel Iris Juniper Kelp Linden Mallow Nettle Olive Poppy Quince Rowan Sorrel Thyme";
const family = "Nobody Invented Example Pretend Fictional Imagined Madeup Sample Placeholder Unreal";

/** Names that nobody can take for somebody's; no two people share one. */
export function demoName(index: number): { readonly givenName: string; readonly familyName: string } {
  const [first, last] = [given.split(" "), family.split(" ")];
  return { givenName: first[index % first.length]!, familyName: last[Math.floor(index / first.length) % last.length]! };
}

/** What the clinic calls the person, and a number from those that are kept free for stories. */
export const demoDetails = (index: number): object => ({
  ...demoName(index),
  telephone: `01632 960${String(index % 1000).padStart(3, "0")}`,
});
