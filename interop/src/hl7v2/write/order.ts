import type { FieldToWrite, SegmentToWrite } from "../write.ts";
import { observationSegments, type Row } from "./observation.ts";
import { panelField } from "./panel.ts";
import { hasSpecimenSegment, type LaboratoryProfile } from "./profile.ts";
import { specimenSegment } from "./specimen-segment.ts";

export type OrderNumbers = { readonly order: string; readonly placer?: string | undefined };

/** Rows that can stand under one OBR, in the order of their first: one time, one specimen, one panel. */
export function groupRows(rows: readonly Row[], profile: LaboratoryProfile): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = groupKey(row, profile);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function groupKey({ fact, analyte, collected, reported }: Row, profile: LaboratoryProfile): string {
  const panel = profile.panelHeaders ? analyte.group : "";
  const context = fact.context === undefined ? "" : contextOf(fact);
  const times = `${panel}\n${collected}\n${reported}\n${context}`;
  if (!hasSpecimenSegment(profile)) return times;
  const { specimen, tube, collection } = fact;
  return `${times}\n${analyte.specimen}\n${specimen?.join(" ") ?? ""}\n${tube ?? ""}\n${collection ?? ""}`;
}

/** OBR, its results, and the specimen where the version has a segment for it. */
export function orderSegments(
  rows: readonly Row[],
  setId: number,
  numbers: OrderNumbers,
  profile: LaboratoryProfile,
): readonly SegmentToWrite[] {
  const first = rows[0]!;
  const fields = new Array<FieldToWrite>(25).fill("");
  fields[0] = `${setId}`;
  fields[1] = numbers.placer ?? "";
  fields[2] = numbers.order;
  fields[3] = panelField(first.analyte, profile.panelHeaders);
  fields[6] = first.collected;
  fields[12] = contextOf(first.fact);
  fields[21] = first.reported;
  fields[24] = orderStatus(rows);
  return [
    { name: "OBR", fields },
    ...rows.flatMap((row, index) => observationSegments(row, index + 1, profile)),
    ...(hasSpecimenSegment(profile) ? [specimenSegment(first)] : []),
  ];
}

/** OBR-13: what the patient said at the drawing. */
const contextOf = ({ context }: Row["fact"]): string =>
  context === undefined
    ? ""
    : Object.entries(context)
        .map(([item, answer]) => `${item}: ${answer}`)
        .join("; ");

/** OBR-25, HL7 table 0123. */
function orderStatus(rows: readonly Row[]): string {
  const said = new Set(rows.map(({ fact }) => fact.status ?? "final"));
  if (said.has("preliminary")) return "P";
  if (said.has("corrected") || said.has("entered-in-error")) return "C";
  return said.has("final") ? "F" : "X";
}
