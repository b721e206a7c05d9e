import type { Instant } from "@longwatch/core";
import { expect, test } from "vitest";
import { remembering } from "./remembering.ts";

const at = (ms: number) => ms as Instant;
const found = (text: string) => Promise.resolve(text);

test("is known for so long, its first moment included and its last not", async () => {
  const held = remembering<string>(5, 10);
  expect(await held.keep("a", at(100), found("1"))).toBe("1");
  expect(await held.of("a", at(100))).toBe("1");
  expect(await held.of("a", at(104))).toBe("1");
  expect(held.of("a", at(105))).toBeUndefined();
  expect(held.of("a", at(99))).toBeUndefined();
  expect(held.of("b", at(100))).toBeUndefined();
});

test("one too many takes the place of the oldest alone", async () => {
  const held = remembering<string>(1000, 2);
  held.keep("a", at(1), found("1"));
  held.keep("b", at(2), found("2"));
  held.keep("a", at(3), found("3"));
  held.keep("c", at(4), found("4"));
  expect(held.of("b", at(5))).toBeUndefined();
  expect([await held.of("a", at(5)), await held.of("c", at(5))]).toEqual(["3", "4"]);
});

test("what fails is asked again", async () => {
  const held = remembering<string>(1000, 2);
  await expect(held.keep("a", at(1), Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(held.of("a", at(2))).toBeUndefined();
});
