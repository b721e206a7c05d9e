import { notAResult, type SpecimenRemark, specimenRemarks } from "@longwatch/core";
import type { SpecimenGroup } from "./groups.ts";
import { component, fieldText, repetitions, type Segment } from "./segment.ts";

/** HL7 table 0493 (condition, SPM-24) and table 0490 (reason for rejection, SPM-21). */
const conditionCodes: Readonly<Record<string, SpecimenRemark>> = {
  CLOT: "clotted",
  HEM: "haemolysed",
  CON: "contaminated",
};
const rejectionCodes: Readonly<Record<string, SpecimenRemark>> = {
  QS: "insufficient",
  RC: "clotted",
  RH: "haemolysed",
  RN: "contaminated",
  RM: "mislabelled",
  RI: "mislabelled",
};

/** The remark that a reason "not a result" is about the specimen; undefined where it is about something else. */
export const asRemark = (reason: string | undefined): SpecimenRemark | undefined =>
  specimenRemarks.find((remark) => remark === reason);

/** The remark that a text is the name of, and nothing else: what a field for remarks may hold. */
export const remarkNamed = (text: string): SpecimenRemark | undefined => asRemark(text.trim().toLowerCase());

/** A note says one thing; what is longer is a leaflet, which mentions haemolysis without meaning this tube. */
const longestRemark = 200;

/** The remark in a laboratory's words, such as "Hemolysis noted". Long texts and denials give none. */
export const remarkIn = (text: string): SpecimenRemark | undefined =>
  text.length > longestRemark ? undefined : asRemark(notAResult(text));

export const remarksInNotes = (notes: readonly Segment[]): readonly SpecimenRemark[] =>
  notes.flatMap((note) => remarkIn(fieldText(note, 3)) ?? []);

/**
 * What was remarked on a specimen: its condition and the reason for its rejection, by code or in words, its
 * notes, and observations about it. They hold for every result of its order.
 */
export const remarksOfSpecimen = ({ spm, notes, observations }: SpecimenGroup): readonly SpecimenRemark[] => [
  ...codedRemarks(spm, 24, conditionCodes),
  ...codedRemarks(spm, 21, rejectionCodes),
  ...remarksInNotes(notes),
  ...observations.flatMap(({ obx, notes: own }) => [...wordRemarks([fieldText(obx, 5)]), ...remarksInNotes(own)]),
];

const codedRemarks = (
  spm: Segment,
  field: number,
  codes: Readonly<Record<string, SpecimenRemark>>,
): readonly SpecimenRemark[] =>
  repetitions(spm, field).flatMap((_, index) => {
    const part = (number: number) => component(spm, field, number, index + 1);
    const coded = [part(1), part(4)].flatMap((code) => (Object.hasOwn(codes, code) ? [codes[code]!] : []));
    const words = [part(2), part(5), part(9)];
    return coded.length > 0 ? coded : words.flatMap((word) => remarkNamed(word) ?? remarkIn(word) ?? []);
  });

const wordRemarks = (texts: readonly string[]): readonly SpecimenRemark[] =>
  texts.flatMap((text) => remarkIn(text) ?? []);
