import type { Delimiters } from "./delimiters.ts";

const followers = ["PV1", "PV2", "PD1", "NK1", "ORC", "OBR"];

/**
 * A PID or PV1 line that runs on into the next segment because the line end was lost: the pieces, in order.
 * Only a whole field that reads `PV1`, or one that ends so before a set number and a patient class, counts;
 * no field of PID or PV1 can mean that. Other segments are never cut.
 */
export function unglue(line: string, delimiters: Delimiters): readonly string[] {
  const name = line.slice(0, 3);
  if (name !== "PID" && name !== "PV1") return [line];
  const fields = line.split(delimiters.field);
  const whole = fields.findIndex((value, index) => index > 0 && followers.includes(value));
  if (whole > 0) return cut(fields.slice(0, whole), fields.slice(whole), delimiters);
  const tail = fields.findIndex(
    (value, index) =>
      index > 0 &&
      value.endsWith("PV1") &&
      /^\d{0,3}$/.test(fields[index + 1] ?? "-") &&
      /^[A-Z]$/.test(fields[index + 2] ?? "-"),
  );
  if (tail < 0) return [line];
  const before = [...fields.slice(0, tail), fields[tail]!.slice(0, -3)];
  return cut(before, ["PV1", ...fields.slice(tail + 1)], delimiters);
}

const cut = (before: readonly string[], after: readonly string[], delimiters: Delimiters): readonly string[] => [
  before.join(delimiters.field),
  ...unglue(after.join(delimiters.field), delimiters),
];
