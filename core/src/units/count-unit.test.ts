import { describe, expect, it } from "vitest";
import { countPowers } from "./count-unit.ts";

describe("powers of ten per litre", () => {
  it.each<readonly [string, string, readonly number[]]>([
    ["10^9/l", "10^9/L", [9]],
    ["10*3/ul", "10*3/uL", [9]],
    ["/ul", "/uL", [6]],
    ["cells/mm3", "cells/mm3", [6]],
    ["k/ul", "K/uL", [9]],
    ["lakh/ul", "lakh/uL", [11]],
    ["mil/mm3", "mil/mm3", [9, 12]],
    ["g/l", "G/L", [9]],
    ["g/l", "g/L", []],
    ["t/l", "T/L", [12]],
    ["t/l", "t/L", []],
    ["m/ul", "M/uL", [12]],
    ["109/l", "109/L", []],
    ["mu/l", "MU/L", []],
    ["mmol/l", "mmol/L", []],
    ["g/dl", "G/dL", []],
    ["/hpf", "/HPF", []],
    ["%", "%", []],
  ])("%s sent as %s", (key, sent, powers) => {
    expect(countPowers(key, sent)).toEqual(powers);
  });
});
