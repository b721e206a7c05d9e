import { describe, expect, it } from "vitest";
import { clinicalDateField } from "./facts/fact.ts";
import { spanish } from "./spanish.ts";
import { nameOfTest } from "./task-text.ts";
import { analyteNamesEs } from "./text/analyte-names.es.ts";
import { conditionNamesEs } from "./text/condition-names.es.ts";
import { conditionNames } from "./text/condition-names.ts";
import { factKindsEs } from "./text/fact-kinds.es.ts";
import { saying } from "./text/message.ts";
import { english, phraseIn, tell } from "./text/wording.ts";
import { analytes } from "./units/analytes.ts";

const words = {
  "Platelets below 50": "Plaquetas por debajo de 50",
  "blood cultures": "hemocultivos",
  Medicines: "Medicamentos",
};
const wording = spanish(words);

describe("Spanish names", () => {
  it("are there for every analyte, condition and kind of fact", () => {
    expect(Object.keys(analyteNamesEs)).toEqual([...analytes.keys()]);
    expect(Object.keys(conditionNamesEs)).toEqual(Object.keys(conditionNames));
    expect(Object.keys(factKindsEs).toSorted()).toEqual(Object.keys(clinicalDateField).toSorted());
  });

  it.each([
    [nameOfTest("platelets", wording), "Plaquetas"],
    [nameOfTest("blood-cultures", wording), "hemocultivos"],
    [nameOfTest("blood-cultures"), "blood cultures"],
    [phraseIn("White blood cells", wording), "Leucocitos"],
    [phraseIn("thrombotic thrombocytopenic purpura", wording), "púrpura trombocitopénica trombótica (PTT)"],
    [phraseIn("A rule of the clinic's own", wording), "A rule of the clinic's own"],
  ])("%s", (name, expected) => {
    expect(name).toBe(expected);
  });
});

describe("a sentence that was kept", () => {
  const kept = saying("task.signal", { name: "Platelets below 50" });
  const waived = saying("fact.waived", { on: "2026-11-12", by: "Medicines", reason: "Medicines", until: undefined });
  it("is told with the names in it in the reader's language", () => {
    expect([tell(kept, english), tell(kept, wording)]).toEqual(["Platelets below 50.", "Plaquetas por debajo de 50."]);
  });
  it("leaves what a person wrote as they wrote it", () => {
    expect(tell(waived, wording)).toBe("dispensado el 2026-11-12 por Medicines: Medicines");
  });
  it("tells sentences within sentences, and each of a list", () => {
    const nested = saying("fact.flawed", { fact: kept as never, flaw: "Medicines" });
    expect(tell(nested, wording)).toBe("Plaquetas por debajo de 50. (Medicamentos)");
    expect(tell(saying("change.result", { lacking: ["platelets", "alt"], before: undefined }), wording)).toBe(
      "Un resultado válido de Plaquetas, Alanina aminotransferasa (ALT).",
    );
  });
});
