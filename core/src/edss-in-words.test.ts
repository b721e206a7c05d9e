import { describe, expect, it } from "vitest";
import { edssInWords } from "./edss-in-words.ts";
import { edssText } from "./outcomes/edss/edss-text.ts";
import { edssValues } from "./outcomes/edss/half-points.ts";
import { scoredExamination } from "./outcomes/edss/scored-examination.ts";

const normal = { visual: 0, brainstem: 0, pyramidal: 0, cerebellar: 0, sensory: 0, bowelBladder: 0, cerebral: 0 };
type Visit = Parameters<typeof scoredExamination>[0];
const inWords = (visit: Visit, language: "en" | "es" = "en") => edssInWords(scoredExamination(visit), language);

describe("an EDSS in words", () => {
  it("is written in one way: 0 as it is, all others with one decimal", () => {
    expect(edssValues.map((edss) => edssText(edss)).slice(0, 4)).toEqual(["0", "1.0", "1.5", "2.0"]);
    expect(edssText(10)).toBe("10.0");
    expect(edssText(3.5, "es")).toBe("3,5");
  });

  it.each<readonly [string, Visit, object]>([
    [
      "of the functional systems",
      { grades: { ...normal, visual: 5, pyramidal: 3, sensory: 2 }, ambulation: 0 },
      {
        score: "EDSS 4.0",
        because: [
          "The functional systems decide. Counted: two of grade 3 and one of grade 2. That gives 4.0 (line 10 of the table).",
          "Visual 5 counts as 3.",
        ],
        needed: undefined,
        warnings: [],
      },
    ],
    [
      "of walking",
      { grades: {}, ambulation: 6 },
      {
        score: "EDSS 6.0",
        because: ["Walking decides: walks 50 m or more with help on one side. That makes it 6.0."],
        needed: undefined,
      },
    ],
    [
      "of both",
      { grades: { ...normal, pyramidal: 2 }, ambulation: 1 },
      {
        because: [
          "The functional systems and walking agree on 2.0. Counted: one of grade 2 (line 19 of the table); walks 500 m or more without help, yet not freely.",
        ],
      },
    ],
    [
      "of nothing found",
      { grades: normal, ambulation: 0 },
      {
        score: "EDSS 0",
        because: [
          "The functional systems decide. Counted: no finding in any system. That gives 0 (line 22 of the table).",
        ],
      },
    ],
    [
      "that cannot be told yet",
      { grades: { ...normal, cerebral: undefined, brainstem: 9 }, ambulation: 0, notDueToMs: ["visual"] },
      {
        score: "EDSS between 0 and 5.0: cannot tell yet",
        because: [
          "What was examined makes it at least 0; what is missing may bring it to 5.0.",
          "Left out, not due to MS: visual.",
          "Brainstem: there is no such grade.",
        ],
        needed: "Still needed: brainstem and cerebral.",
      },
    ],
  ])("%s", (_, visit, expected) => {
    expect(inWords(visit)).toMatchObject(expected);
  });

  it("says every warning, in Spanish too", () => {
    const visit: Visit = {
      grades: { ...normal, pyramidal: 6, sensory: 6 },
      ambulation: 0,
      recordedEdss: 10,
      isAlive: true,
      previous: { grades: { ...normal, pyramidal: 6, sensory: 6 }, ambulation: 0, recordedEdss: 5 },
      daysSinceRelapseOrSteroids: 0,
    };
    expect(inWords(visit, "es").warnings).toEqual([
      "Un grado 5 o 6 (piramidal y sensibilidad) y, sin embargo, la marcha no está restringida.",
      "El grado 6 (piramidal y sensibilidad) dice que la función se ha perdido y, sin embargo, la persona camina. La tabla da por ello 5,0 como mucho.",
      "La puntuación anotada es 10,0; esta exploración da 5,0. Se conservan ambas.",
      "10,0 es la muerte por EM, y esta persona consta como viva.",
      "La última puntuación fue 5,0, a un punto o más, y sin embargo todos los grados y la marcha son los mismos.",
      "El día del comienzo de un brote o de corticoides: esta puntuación queda marcada como durante un brote.",
    ]);
    expect(inWords({ grades: normal, ambulation: 6, recordedEdss: 0.5 }).warnings).toEqual([
      "Walking is limited, but pyramidal and cerebellar are both below 2. What limits it?",
      "Walking is far worse than pyramidal and cerebellar, 2 at most, explain.",
      "The score recorded, 0.5, is not on the scale: 0, 1.0, 1.5 and so on to 10.0.",
    ]);
  });
});
