import fc from "fast-check";
import { expect, test } from "vitest";
import { aliased, aliasOf, keyMark } from "./pseudonyms.ts";

const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const subject = fc.string({ unit: "grapheme", maxLength: 12 });

test("the same person has the same alias under the same key, and nothing of another key or person is the same name", () => {
  fc.assert(
    fc.property(key, key, subject, subject, (one, other, a, b) => {
      const alias = aliasOf(one, a);
      expect(aliasOf(one, a)).toMatchObject({ name: alias.name, shiftDays: alias.shiftDays });
      if (!one.equals(other)) expect(aliasOf(other, a).name).not.toBe(alias.name);
      if (a !== b) expect(aliasOf(one, b).name).not.toBe(alias.name);
      expect(alias.name).toMatch(/^[0-9a-f]{24}$/);
      expect(alias.shiftDays).toBeLessThanOrEqual(-1);
      expect(alias.shiftDays).toBeGreaterThanOrEqual(-365);
    }),
  );
});

test("an uncertain day is placed inside its range, always at the same place", () => {
  fc.assert(
    fc.property(key, subject, subject, fc.integer({ min: 1, max: 400 }), (one, a, label, width) => {
      const place = aliasOf(one, a).place(label, width);
      expect(place).toBe(aliasOf(one, a).place(label, width));
      expect(place >= 0 && place < width).toBe(true);
    }),
  );
});

test("ten thousand people have ten thousand names, shifts of all sizes, and an order that is not the clinic's", () => {
  const ids = Array.from({ length: 10_000 }, (_, i) => `lw-${`${i}`.padStart(5, "0")}`);
  const named = aliased(ids, (id) => aliasOf(Buffer.alloc(32, 3), id));
  expect(new Set(named.map(([, { name }]) => name)).size).toBe(ids.length);
  expect(new Set(named.map(([, { shiftDays }]) => shiftDays)).size).toBe(365);
  expect(named.slice(0, 10).map(([id]) => id)).not.toEqual(ids.slice(0, 10));
});

test("two people are never given one name, whatever made it", () => {
  expect(() => aliased(["a", "b"], () => aliasOf(Buffer.alloc(32), "same"))).toThrow("one pseudonym");
});

test("a key's mark tells keys apart and is not the key", () => {
  const mark = keyMark(Buffer.alloc(32, 1));
  expect(mark).not.toBe(keyMark(Buffer.alloc(32, 2)));
  expect(Buffer.alloc(32, 1).toString("hex")).not.toContain(mark);
});
