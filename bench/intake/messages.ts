import { analytes } from "@longwatch/core";

/** The tests of a panel of twenty, each with its LOINC number, unit and a usual value. */
const panel = [...analytes.values()]
  .filter(
    ({ scale, unit, loinc, hard, group }) =>
      scale === "quantity" && unit !== undefined && loinc.length > 0 && hard !== undefined && group !== "vital-sign",
  )
  .slice(0, 20);

/** An ORU^R01 of twenty results of one patient, unlike every other. */
export function oruOf(patient: string, number: number): Uint8Array {
  const day = new Date(Date.UTC(2026, 0, 1) + (number % 300) * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .replaceAll("-", "");
  const time = `${day}${String(number % 24).padStart(2, "0")}${String(number % 60).padStart(2, "0")}00+0000`;
  const rows = panel.map(({ loinc, name, unit, hard }, i) => {
    const code = (loinc.find(({ preferred }) => preferred) ?? loinc[0]!).code;
    const [low, high] = [hard?.min ?? 0, hard?.max ?? 100];
    const value = (low + (high - low) * (0.3 + ((number * 31 + i * 17) % 1000) / 10_000)).toPrecision(4);
    return `OBX|${i + 1}|NM|${code}^${name}^LN||${Number(value)}|${unit}|||||F|||${time}`;
  });
  const text = [
    `MSH|^~\\&|BENCH|LAB|LW|C|${time}||ORU^R01^ORU_R01|${number}|P|2.5.1`,
    `PID|1||${patient}^^^urn:longwatch:synthetic^MR`,
    `OBR|1||F${number}|PANEL^Panel^L|||${time}|||||||||||||||${time}||LAB|F`,
    ...rows,
  ];
  return Buffer.from(`${text.join("\r")}\r`, "latin1");
}
