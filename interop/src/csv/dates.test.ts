import { describe, expect, test } from "vitest";
import { isDamagedInterval, isShortenedNumber, provenOrder, readDate } from "./dates.ts";

describe("a date", () => {
  test.each([
    ["2025-12-31", "2025-12-31", undefined],
    ["20251231", "2025-12-31", undefined],
    ["2025/12/31", "2025-12-31", undefined],
    ["31.12.2025", "2025-12-31", undefined],
    ["1.2.2025", "2025-02-01", undefined],
    ["2025-12", "2025-12", undefined],
    ["2025-12-31T08:30:00+01:00", "2025-12-31", "2025-12-31T07:30:00Z"],
    ["2020-10-10T17:42:31+00:00", "2020-10-10", "2020-10-10T17:42:31Z"],
    ["31.12.2025 8:30", "2025-12-31", undefined],
  ])("%s is sure", (text, on, at) => {
    expect(readDate(text, undefined, false, undefined)).toEqual({ ok: true, on, ...(at === undefined ? {} : { at }) });
  });

  test.each(["12/31/2025", "01/02/2025", "1-2-2025", "31/12/25", "31.12.25"])(
    "%s is ambiguous until somebody says",
    (text) => {
      expect(readDate(text, undefined, false, undefined)).toMatchObject({ ok: false, code: "date-order-ambiguous" });
    },
  );

  test.each([
    ["12/31/2025", "mdy", "2025-12-31"],
    ["01/02/2025", "dmy", "2025-02-01"],
    ["31/12/25", "dmy", "2025-12-31"],
  ] as const)("%s in the agreed order %s", (text, order, on) => {
    expect(readDate(text, order, true, undefined)).toEqual({ ok: true, on });
  });

  test("a proven order does not settle the century", () => {
    expect(readDate("31/12/25", "dmy", false, undefined)).toMatchObject({ code: "date-order-ambiguous" });
  });

  test("a stated zone makes a time an instant", () => {
    expect(readDate("31.12.2025 08:30", undefined, false, "+01:00")).toEqual({
      ok: true,
      on: "2025-12-31",
      at: "2025-12-31T07:30:00Z",
    });
  });

  test.each([
    "46022",
    "46022.35",
    "2025-02-30",
    "31/31/2025",
    "yesterday",
    "2025-12-31T25:00:00Z",
    "0001-01-01",
    "2025-13",
  ])("%s is none", (text) => {
    expect(readDate(text, "dmy", true, undefined)).toMatchObject({ ok: false, code: "date-impossible" });
  });
});

describe("the order that a file proves", () => {
  test.each([
    [["12/31/2025", "01/02/2025"], "mdy"],
    [["31/12/2025", "01/02/2025"], "dmy"],
    [["01/02/2025"], undefined],
    [["31/12/2025", "12/31/2025"], undefined],
    [["31.12.2025"], undefined],
  ])("%j: %s", (texts, order) => {
    expect(provenOrder(texts)).toBe(order);
  });
});

test.each(["1-Feb", "02-Jan", "Jan 02", "Feb-25", "01.02.2025", "2025-02-01", "2025-02-01 00:00:00", "1. Mai"])(
  "%s was an interval once",
  (text) => {
    expect(isDamagedInterval(text)).toBe(true);
  },
);

test.each(["1-2", "0.5", "<0,01", "12", "1:128", "negative"])("%s is no spreadsheet's date", (text) => {
  expect(isDamagedInterval(text)).toBe(false);
});

test("a shortened number has lost its digits", () => {
  expect(["1.23E+11", "1,23E+11", "1E+10", "1.23E11"].map(isShortenedNumber)).toEqual([true, true, true, true]);
  expect(["123456", "E1234", "1E5"].map(isShortenedNumber)).toEqual([false, false, false]);
});
