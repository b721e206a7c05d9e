import { expect, it } from "vitest";
import { remembered } from "./remembered.ts";

it("reads a text once, keeps no refusal and no long text, and never more than its share", () => {
  const asked: string[] = [];
  const read = remembered((text) => {
    asked.push(text);
    return text.startsWith("no") ? undefined : { text };
  });
  expect(read("a")).toEqual({ text: "a" });
  expect(read("a")).toBe(read("a"));
  expect([read("no"), read("no")]).toEqual([undefined, undefined]);
  const long = "x".repeat(41);
  expect(read(long)).not.toBe(read(long));
  expect(asked).toEqual(["a", "no", "no", long, long]);
  for (let i = 0; i < 5000; i += 1) read(`${i}`);
  asked.length = 0;
  expect(read("a")).toEqual({ text: "a" });
  expect(asked).toEqual(["a"]);
});
