import { collectedAt, panelOf } from "./panel.ts";

/** An ORU^R01 of twenty results of one patient, unlike every other. */
export function oruOf(patient: string, number: number): Uint8Array {
  const time = `${collectedAt(number).toISOString().slice(0, 19).replaceAll(/[-T:]/g, "")}+0000`;
  const rows = panelOf(number).map(
    ({ loinc, name, value, unit }, i) => `OBX|${i + 1}|NM|${loinc}^${name}^LN||${value}|${unit}|||||F|||${time}`,
  );
  const text = [
    `MSH|^~\\&|BENCH|LAB|LW|C|${time}||ORU^R01^ORU_R01|${number}|P|2.5.1`,
    `PID|1||${patient}^^^urn:longwatch:synthetic^MR`,
    `OBR|1||F${number}|PANEL^Panel^L|||${time}|||||||||||||||${time}||LAB|F`,
    ...rows,
  ];
  return Buffer.from(`${text.join("\r")}\r`, "latin1");
}
