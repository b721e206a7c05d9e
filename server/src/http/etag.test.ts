import { addDays, type Day, type Instant } from "@longwatch/core";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dayEnd, dayIn } from "../clock.ts";
import { cursorOf, placeOf } from "./cursor.ts";
import { etagOf, isSame, versionSeen } from "./etag.ts";

test("the tag of a page names the version, and another day or other rules make another tag", () => {
  const today = etagOf(12, "2026-11-21", "rules");
  expect([today === etagOf(12, "2026-11-22", "rules"), today === etagOf(12, "2026-11-21", "other")]).toEqual([
    false,
    false,
  ]);
  expect([versionSeen(today, true), versionSeen('"12"', true), versionSeen('W/"12"', true)]).toMatchObject([
    12,
    12,
    { refused: "record-changed" },
  ]);
  expect(versionSeen(undefined, false)).toBeUndefined();
  expect([versionSeen(undefined, true), versionSeen("*", true)]).toMatchObject([
    { refused: "if-match-needed" },
    { refused: "if-match-needed" },
  ]);
  expect([
    isSame(`"1", ${today}`, today),
    isSame(`W/${today}`, today),
    isSame('"12"', today),
    isSame(undefined, today),
  ]).toEqual([true, true, false, false]);
});

test("a cursor leads back to its place in its own list, and nowhere in another", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((text) => !text.includes("\0") && text.isWellFormed()),
      (place) => {
        const cursor = cursorOf("patients", place)!;
        expect(placeOf("patients", cursor)).toBe(place);
        expect(placeOf("facts", cursor)).toMatchObject({ refused: "request-invalid" });
      },
    ),
  );
  expect([placeOf("patients", undefined), cursorOf("patients", undefined)]).toEqual(["", null]);
});

test("the last moment of a day lies in it, and the next one does not", () => {
  const zones = ["Europe/London", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/St_Johns"];
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 18_000, max: 25_000 }), (zone, number) => {
      const day = number as Day;
      const end = dayEnd(zone, day);
      expect([dayIn(zone, end), dayIn(zone, (end + 1) as Instant)]).toEqual([day, addDays(day, 1)]);
    }),
  );
});
