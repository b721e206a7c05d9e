import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasLoincShape, hasValidLoincCheckDigit } from "./loinc.ts";

describe("LOINC numbers", () => {
  it.each(["777-3", "718-7", "2160-0", "3016-3", "13945-1", "105906-2", "98979-8", "1742-6"])(
    "%s is well formed",
    (code) => {
      expect(hasValidLoincCheckDigit(code)).toBe(true);
    },
  );

  it.each(["777-4", "718-8", "2161-0", "13945-2"])("%s has a wrong check digit", (code) => {
    expect(hasLoincShape(code)).toBe(true);
    expect(hasValidLoincCheckDigit(code)).toBe(false);
  });

  it.each(["", "777", "777-", "-3", "777-33", "PLT", "LP777-3", "7773", " 777-3", "12345678-1", "777-3\n"])(
    "%j has not the shape",
    (code) => {
      expect(hasLoincShape(code)).toBe(false);
      expect(hasValidLoincCheckDigit(code)).toBe(false);
    },
  );

  it("exactly one digit fits, and any single wrong digit shows", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{0,6}$/), fc.nat(), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        const fitting = [..."0123456789"].filter((digit) => hasValidLoincCheckDigit(`${body}-${digit}`));
        expect(fitting).toHaveLength(1);
        const place = at % body.length;
        const wrong = (Number(body[place]) + shift) % 10;
        expect(hasValidLoincCheckDigit(`${body.slice(0, place)}${wrong}${body.slice(place + 1)}-${fitting[0]}`)).toBe(
          false,
        );
      }),
    );
  });
});
