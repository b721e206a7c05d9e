import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { compressed } from "./compressed.ts";

it("is gzip that says nothing of when, where and as what it was made", () => {
  const bytes = compressed("Müller ".repeat(1000));
  expect(gunzipSync(bytes).toString("utf8")).toBe("Müller ".repeat(1000));
  expect(bytes.length).toBeLessThan(500);
  // Magic, method, no flags (so no name), four bytes of no time; then effort and an unknown system.
  expect([...bytes.subarray(0, 8), bytes[9]]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 255]);
  expect(compressed("a")).toEqual(compressed(Buffer.from("a")));
});
