import { describe, expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import {
  component,
  componentCount,
  field,
  fieldText,
  presence,
  readSegment,
  repetitions,
  subcomponent,
  unknownEscapes,
} from "./segment.ts";

const segment = (raw: string) => readSegment(raw, usualDelimiters, 1);

describe("fields have the numbers of the standard", () => {
  it("in ordinary segments", () => {
    const obx = segment("OBX|1|NM|777-3^Platelets^LN||212|10*9/L");
    expect(field(obx, 0)).toBe("OBX");
    expect(field(obx, 1)).toBe("1");
    expect(component(obx, 3, 2)).toBe("Platelets");
    expect(field(obx, 5)).toBe("212");
    expect(field(obx, 99)).toBe("");
  });

  it("in MSH, where the separator is field 1", () => {
    const msh = segment("MSH|^~\\&|LAB|MAIN|||20260101||ORU^R01^ORU_R01|id");
    expect(field(msh, 1)).toBe("|");
    expect(field(msh, 2)).toBe("^~\\&");
    expect(repetitions(msh, 2)).toEqual(["^~\\&"]);
    expect(component(msh, 9, 2)).toBe("R01");
    expect(field(msh, 10)).toBe("id");
  });
});

it("splits repetitions, components and subcomponents", () => {
  const pid = segment("PID|1||1^^^A&2.16&ISO^MR~2^^^B^SS");
  expect(repetitions(pid, 3)).toHaveLength(2);
  expect(repetitions(pid, 4)).toEqual([]);
  expect(component(pid, 3, 1, 2)).toBe("2");
  expect(component(pid, 3, 4)).toBe("A&2.16&ISO");
  expect(subcomponent(pid, 3, 4, 2)).toBe("2.16");
  expect(subcomponent(pid, 3, 4, 1, 2)).toBe("B");
  expect(subcomponent(pid, 3, 4, 9)).toBe("");
  expect(componentCount(pid, 3)).toBe(5);
  expect(componentCount(pid, 4)).toBe(0);
});

it("splits first and unescapes after", () => {
  const obx = segment("OBX|1|ST|A||10\\S\\9/L\\F\\x|a\\T\\b^c");
  expect(component(obx, 5, 1)).toBe("10^9/L|x");
  expect(subcomponent(obx, 6, 1, 1)).toBe("a&b");
});

it("tells nothing said from nothing there", () => {
  const obx = segment('OBX|1|ST|A|| |""||x');
  expect([4, 5, 6, 8, 20].map((n) => presence(obx, n))).toEqual(["absent", "absent", "null", "valued", "absent"]);
  expect(component(obx, 6, 1)).toBe("");
  expect(fieldText(obx, 6)).toBe("");
});

it("takes a text field whole, with the writer's own signs", () => {
  expect(fieldText(segment("NTE|1||10^9/L in R&D~second \\T\\#8805; line\\.br\\third"), 3)).toBe(
    "10^9/L in R&D\nsecond ≥ line\nthird",
  );
});

it("reports unreadable escapes with their field, but never MSH-2", () => {
  expect(unknownEscapes(segment("OBX|1|TX|A||x \\Z99\\ y"))).toEqual([{ field: 5, sequence: "\\Z99\\" }]);
  expect(unknownEscapes(segment("MSH|^~\\&|LAB|\\Z1\\"))).toEqual([{ field: 4, sequence: "\\Z1\\" }]);
});
