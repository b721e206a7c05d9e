import { expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import { readSegment } from "./segment.ts";
import { firstTime, readTime } from "./times.ts";

const obr = (time: string) => readSegment(`OBR|1|${time}`, usualDelimiters, 1);

it("gives date, moment and local time", () => {
  expect(readTime(obr("20250102153045-0500"), 2, "OBR[1]", "LAB", {})).toEqual({
    time: { date: "2025-01-02", instant: "2025-01-02T20:30:45Z", local: "2025-01-02T15:30:45" },
    issues: [],
  });
  expect(readTime(obr("20250102"), 2, "OBR[1]", "LAB", {})).toEqual({ time: { date: "2025-01-02" }, issues: [] });
});

it("asks the configured zone only where no offset was sent", () => {
  const toInstant = (local: string, sender: string) => `${sender} ${local}`;
  expect(readTime(obr("202501021530"), 2, "OBR[1]", "LAB", { toInstant }).time?.instant).toBe(
    "LAB 2025-01-02T15:30:00",
  );
  expect(readTime(obr("202501021530Z"), 2, "OBR[1]", "LAB", { toInstant }).time?.instant).toBe("2025-01-02T15:30:00Z");
  expect(readTime(obr("20250102"), 2, "OBR[1]", "LAB", { toInstant }).time?.instant).toBeUndefined();
});

it.each(["", '""', "^20250101"])("reads nothing from %j", (time) => {
  expect(readTime(obr(time), 2, "OBR[1]", "LAB", {})).toEqual({ issues: [] });
});

it("passes over a time that cannot be, and says so", () => {
  const at = "OBR[1]";
  const reading = firstTime(
    [
      { segment: undefined, field: 17, at: "SPM[1]" },
      { segment: obr("20251301"), field: 2, at },
      { segment: obr("20250103"), field: 2, at },
    ],
    "LAB",
    {},
  );
  expect(reading.time).toEqual({ date: "2025-01-03" });
  expect(reading.issues).toMatchObject([
    { code: "date-impossible", severity: "warning", at: "OBR[1]-2", saw: "20251301" },
  ]);
});
