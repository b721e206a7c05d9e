import { expect, it } from "vitest";
import { readHl7File } from "./read-file.ts";

const read = (...lines: readonly string[]) =>
  readHl7File(Buffer.from(["MSH|^~\\&|LAB|MAIN|||20260301080000+0000||OUL^R22|7|P|2.5.1", ...lines].join("\r")));
const brief = ({ patients, issues }: ReturnType<typeof read>) => [
  ...patients.flatMap(({ facts }) =>
    facts.map(({ analyte, value, collectedOn }) => `${analyte} ${String(value)} ${collectedOn}`),
  ),
  ...issues.map(({ code, at }) => `${code} ${at}`),
];
const platelets = "OBX|1|NM|777-3^Platelets^LN||212|10*9/L|||||F";
const tsh = "OBX|1|NM|3016-3^TSH^LN||2.1|m[IU]/L|||||F";

it("takes the time of collection from the specimen that comes before its orders", () => {
  const message = read(
    "PID|1||M1^^^HOSP",
    "SPM|1|||BLD|||||||||||||20260228",
    "OBX|1|ST|WEIGHT^Weight^L||3|g|||||F",
    "OBR|1||F1|CBC",
    "ORC|RE",
    platelets,
    "OBR|2||F2|TSH",
    tsh,
    "SPM|2|||SER|||||||||||||20260227",
    "OBR|3||F3|TSH",
    tsh,
  );
  expect(brief(message)).toEqual([
    "platelets 212 2026-02-28",
    "tsh 2.1 2026-02-28",
    "tsh 2.1 2026-02-27",
    "value-not-a-result MSH[1]/OBR[1]/OBX[1]",
  ]);
});
