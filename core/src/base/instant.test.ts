import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { runs } from "../testing/properties.ts";
import { formatInstant, parseInstant, utcDay } from "./instant.ts";

const two = (n: number): string => `${n}`.padStart(2, "0");
const text = fc
  .record({
    ms: fc.integer({ min: Date.UTC(1, 1, 2) - 1, max: Date.UTC(9999, 11, 30) }),
    digits: fc.array(fc.oneof(fc.constant(9), fc.constant(0), fc.integer({ min: 0, max: 9 })), { maxLength: 9 }),
    offset: fc.option(fc.integer({ min: -14 * 60, max: 14 * 60 })),
  })
  .map(({ ms, digits, offset }) => {
    const zone =
      offset === null
        ? "Z"
        : `${offset < 0 ? "-" : "+"}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
    const date = Temporal.Instant.fromEpochMilliseconds(Math.floor(ms / 1000) * 1000)
      .toString()
      .slice(0, 19);
    return `${date}${digits.length === 0 ? "" : `.${digits.join("")}`}${zone}`;
  });

describe("instants", () => {
  it("are Temporal's, to the millisecond, whatever the fraction and the offset", () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(parseInstant(written)).toBe(Temporal.Instant.from(written).epochMilliseconds);
      }),
      runs(20_000),
    );
  });

  it("are written back as they were read", () => {
    fc.assert(
      fc.property(text, (written) => {
        const instant = parseInstant(written)!;
        expect(parseInstant(formatInstant(instant))).toBe(instant);
        expect(Temporal.Instant.from(formatInstant(instant)).epochMilliseconds).toBe(instant);
      }),
      runs(5_000),
    );
  });

  it("nine nines are still the same second", () => {
    expect(parseInstant("2024-03-08T10:00:59.999999999Z")).toBe(
      Temporal.Instant.from("2024-03-08T10:00:59.999Z").epochMilliseconds,
    );
  });

  it.each([
    "2024-03-08T10:00:00",
    "2024-03-08 10:00:00Z",
    "2024-03-08",
    "2024-02-30T10:00:00Z",
    "2024-03-08T24:00:00Z",
    "2024-03-08T10:60:00Z",
    "2024-03-08T10:00:60Z",
    "2024-03-08T10:00:00+15:00",
    "2024-03-08T10:00:00+14:01",
    "2024-03-08T10:00:00+01:60",
    "2024-03-08T10:00:00+0100",
    "2024-03-08T10Z",
    "2024-03-08T10:00:00.Z",
    "2024-03-08T10:00:00.1234567890Z",
    "",
    "2024-03-08T10:00:00z",
  ])("%j is no instant", (written) => {
    expect(parseInstant(written)).toBeUndefined();
  });

  it.each([
    ["2024-03-08T23:30:00-05:00", "2024-03-09T04:30:00Z"],
    ["2024-03-08T00:30:00+14:00", "2024-03-07T10:30:00Z"],
    ["2024-03-08T10:00Z", "2024-03-08T10:00:00Z"],
    ["1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.500Z"],
    ["2024-03-08T10:00:00.120Z", "2024-03-08T10:00:00.120Z"],
  ])("%s is %s", (written, utc) => {
    expect(formatInstant(parseInstant(written)!)).toBe(utc);
  });

  it("have a UTC day, before 1970 too", () => {
    expect(utcDay(parseInstant("1969-12-31T23:59:59Z")!)).toBe(-1);
    expect(utcDay(parseInstant("1970-01-01T00:00:00Z")!)).toBe(0);
  });
});
