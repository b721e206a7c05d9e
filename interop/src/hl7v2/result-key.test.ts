import { expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import { countRepeats, orderNumber, resultKey } from "./result-key.ts";
import { readSegment } from "./segment.ts";

const segment = (line: string) => readSegment(line, usualDelimiters, 1);
const numberOf = (orc: string | undefined, obr: string, local?: string) =>
  orderNumber(
    {
      ...(orc === undefined ? {} : { orc: segment(orc) }),
      obr: segment(obr),
      notes: [],
      observations: [],
      specimens: [],
    },
    local === undefined ? { date: "2025-01-15" } : { date: "2025-01-15", local },
  );

it.each([
  ["ORC|RE|P1|F1", "OBR|1|P2|F2^LAB", undefined, "F2"],
  ["ORC|RE|P1|F1", "OBR|1|P2|", undefined, "F1"],
  ["ORC|RE|P1|", "OBR|1|P2|", undefined, "placer:P2"],
  [undefined, "OBR|1||", "2025-01-15T14:00:00", "collected:2025-01-15T14:00:00"],
  [undefined, "OBR|1||", undefined, undefined],
])("%s, %s", (orc, obr, local, expected) => expect(numberOf(orc, obr, local)).toBe(expected));

it("numbers the repeats of a row, and joins the parts of the key", () => {
  const repeat = countRepeats();
  const obx = segment("OBX|1|NM|A|sub|1");
  expect([repeat("F1", "A", obx), repeat("F1", "A", obx), repeat("F1", "B", obx), repeat("F2", "A", obx)]).toEqual([
    1, 2, 1, 1,
  ]);
  expect(resultKey("LAB/MAIN", "F1", "A", obx, 2)).toBe("LAB/MAIN|F1|A|sub|2");
});
