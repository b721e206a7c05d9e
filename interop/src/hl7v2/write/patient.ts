import type { RecordJson } from "@longwatch/core";
import type { SegmentToWrite } from "../write.ts";

export type PatientJson = RecordJson["patient"];

const sexes = { female: "F", male: "M", other: "O", unknown: "U" } as const;

/**
 * PID: every identifier with its authority, and in place of a name the patient's id as a pseudonym. A patient
 * without identifiers is known by that id, as a number of the sender's own.
 */
export function patientSegment({ id, identifiers = [], bornOn, sex }: PatientJson): SegmentToWrite {
  const numbers =
    identifiers.length === 0
      ? [[[id]]]
      : identifiers.map(({ system, value }) => [[value], [""], [""], authority(system), ["MR"]]);
  const name = [[[id], [""], [""], [""], [""], [""], ["S"]]];
  return { name: "PID", fields: ["1", "", numbers, "", name, "", bornOn?.replaceAll("-", "") ?? "", sexes[sex]] };
}

/** CX-4: an object identifier as such, any other system by its name. */
function authority(system: string): readonly string[] {
  const oid = /^urn:oid:([0-2](?:\.\d+)+)$/.exec(system)?.[1];
  return oid === undefined ? [system] : ["", oid, "ISO"];
}
