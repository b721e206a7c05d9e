import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTimestamp } from "./timestamp.ts";

const read = (text: string) => {
  const reading = readTimestamp(text);
  return reading.ok ? [reading.timestamp.date, reading.timestamp.instant, reading.timestamp.precision] : reading.code;
};

describe("readTimestamp", () => {
  it.each([
    ["2026", "2026", undefined, "year"],
    ["202604", "2026-04", undefined, "month"],
    ["20260419", "2026-04-19", undefined, "day"],
    ["2026041908", "2026-04-19", undefined, "hour"],
    ["202604190830", "2026-04-19", undefined, "minute"],
    ["20260419083015", "2026-04-19", undefined, "second"],
    ["20260419083015.1234", "2026-04-19", undefined, "second"],
    ["20141006062700+0700", "2014-10-06", "2014-10-05T23:27:00Z", "second"],
    ["20250102153045-0500", "2025-01-02", "2025-01-02T20:30:45Z", "second"],
    ["20250102153045-500", "2025-01-02", "2025-01-02T20:30:45Z", "second"],
    ["20250102153045+05:30", "2025-01-02", "2025-01-02T10:00:45Z", "second"],
    ["202501021530+07", "2025-01-02", "2025-01-02T08:30:00Z", "minute"],
    ["2025010215-0500", "2025-01-02", undefined, "hour"],
    ["20080818183002.1-0700", "2008-08-18", "2008-08-19T01:30:02.100Z", "second"],
    ["201203141259-0215", "2012-03-14", "2012-03-14T15:14:00Z", "minute"],
    ["2025-01-15T14:30:00", "2025-01-15", undefined, "second"],
    ["2025-01-15T14:30:00Z", "2025-01-15", "2025-01-15T14:30:00Z", "second"],
    ["2025-01-15T14:30:00.250+01:00", "2025-01-15", "2025-01-15T13:30:00.250Z", "second"],
    ["2025-01-15 14:30", "2025-01-15", undefined, "minute"],
    ["2025-01-15", "2025-01-15", undefined, "day"],
    ["2025-01", "2025-01", undefined, "month"],
    ["20250115 1430", "2025-01-15", undefined, "minute"],
    ["20250115 14:30:05 +0100", "2025-01-15", "2025-01-15T13:30:05Z", "second"],
    ["20250115T143005Z", "2025-01-15", "2025-01-15T14:30:05Z", "second"],
    ["20250115240000+0000", "2025-01-15", "2025-01-16T00:00:00Z", "second"],
    ["202412312400+0100", "2024-12-31", "2024-12-31T23:00:00Z", "minute"],
    ["20250115-0500", "2025-01-15", undefined, "day"],
    [" 20260419 ", "2026-04-19", undefined, "day"],
  ])("%s", (text, date, instant, precision) => expect(read(text)).toEqual([date, instant, precision]));

  it.each([
    ["20250230", "date-impossible"],
    ["20251301", "date-impossible"],
    ["20250100", "date-impossible"],
    ["00000000", "date-impossible"],
    ["02030101", "date-implausible"],
    ["22030101", "date-implausible"],
    ["202501012501", "date-impossible"],
    ["202501012430", "date-impossible"],
    ["202501011260", "date-impossible"],
    ["20250101120000+2500", "date-impossible"],
    ["20250101120000+0175", "date-impossible"],
    ["15/01/2025", "date-order-ambiguous"],
    ["01.02.25 14:30", "date-order-ambiguous"],
    ["yesterday", "date-impossible"],
    ["", "date-impossible"],
    ["2025010", "date-impossible"],
    ["2025-0115", "date-impossible"],
    ["2025-012", "date-impossible"],
  ])("refuses %j", (text, code) => expect(read(text)).toBe(code));

  it("gives the local time where a zone could make a moment of it", () => {
    const local = (text: string) => {
      const reading = readTimestamp(text);
      return reading.ok ? reading.timestamp.local : undefined;
    };
    expect(local("202501151430")).toBe("2025-01-15T14:30:00");
    expect(local("202412312400")).toBe("2025-01-01T00:00:00");
    expect(local("20250115")).toBeUndefined();
  });
});

it("keeps the date as written, whatever the offset", () => {
  const two = (most: number) => fc.integer({ min: 0, max: most }).map((n) => `${n}`.padStart(2, "0"));
  const sign = fc.constantFrom("+", "-");
  fc.assert(
    fc.property(two(23), two(59), sign, two(13), (hour, minute, plusMinus, offset) => {
      const reading = readTimestamp(`20240229${hour}${minute}${plusMinus}${offset}00`);
      expect(reading.ok && reading.timestamp.date).toBe("2024-02-29");
      expect(reading.ok && reading.timestamp.instant).toMatch(/^2024-0[23]-\d\dT/);
    }),
  );
});

it("never throws", () => {
  const unit = fc.constantFrom("2", "0", "1", "-", "+", "T", ":", ".", " ", "Z", "/");
  fc.assert(fc.property(fc.string({ unit, maxLength: 24 }), (text) => void readTimestamp(text)));
});
