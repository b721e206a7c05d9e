import type { SpecimenRemark } from "@longwatch/core";
import type { FieldToWrite, SegmentToWrite } from "../write.ts";
import type { Row } from "./observation.ts";

/** HL7 table 0493; other remarks are sent in words. */
const conditions: Readonly<Partial<Record<SpecimenRemark, string>>> = {
  clotted: "CLOT",
  haemolysed: "HEM",
  contaminated: "CON",
};

/** HL7 table 0487. */
const types: Readonly<Partial<Record<Row["analyte"]["specimen"], FieldToWrite>>> = {
  blood: [[["BLD"], ["Whole blood"], ["HL70487"]]],
  urine: [[["UR"], ["Urine"], ["HL70487"]]],
  cervix: [[["CVX"], ["Cervix"], ["HL70487"]]],
};

/** SPM of the specimen that all rows of an order share. */
export function specimenSegment({ fact, analyte, collected }: Row): SegmentToWrite {
  const fields = new Array<FieldToWrite>(27).fill("");
  fields[0] = "1";
  fields[3] = types[analyte.specimen] ?? "";
  fields[6] = inWords(fact.collection);
  fields[16] = collected;
  fields[23] = (fact.specimen ?? []).map(conditionField);
  fields[26] = inWords(fact.tube);
  return { name: "SPM", fields };
}

function conditionField(remark: string): readonly (readonly string[])[] {
  const code = Object.hasOwn(conditions, remark) ? conditions[remark as SpecimenRemark] : undefined;
  return code === undefined ? [[""], [remark]] : [[code], [remark], ["HL70493"]];
}

const inWords = (text: string | undefined): FieldToWrite => (text === undefined ? "" : [[[""], [text]]]);
