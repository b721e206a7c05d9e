import { describe, expect, it } from "vitest";
import { urineStrip } from "./urine-strip.ts";

describe("urine test strips", () => {
  it("keep words, masses and counts apart", () => {
    const words = urineStrip.filter(({ scale }) => scale !== "quantity");
    expect(words.map(({ key }) => key)).toEqual([
      "urine_blood_dipstick",
      "urine_protein_dipstick",
      "urine_leukocyte_esterase",
      "urine_nitrite",
    ]);
    expect(words.filter(({ unit, alsoUnits }) => unit !== undefined || alsoUnits.length > 0)).toEqual([]);
  });

  it("are all of urine", () => {
    expect(urineStrip.filter(({ specimen, group }) => specimen !== "urine" || group !== "urine")).toEqual([]);
  });
});
