import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetDrafts, keepDraftsOf } from "./drafts.ts";

const written = {
  "longwatch-draft nurse-1 clinic p-1 result": "{}",
  "longwatch-draft nurse-12 clinic p-1 result": "{}",
  other: "1",
};
let stored: Record<string, string>;

beforeEach(() => {
  stored = { ...written };
  const removeItem = (key: string): void => {
    delete stored[key];
  };
  // A storage shows its keys as its own; so does this one, and has the one method that is asked of it.
  vi.stubGlobal(
    "sessionStorage",
    new Proxy(stored, { get: (of, key) => (key === "removeItem" ? removeItem : Reflect.get(of, key)) }),
  );
});
afterEach(() => vi.unstubAllGlobals());

it("keeps of all drafts those of one account", () => {
  keepDraftsOf("nurse-1");
  expect(Object.keys(stored)).toEqual(["longwatch-draft nurse-1 clinic p-1 result", "other"]);
});

it("forgets them all, and nothing else", () => {
  forgetDrafts();
  expect(Object.keys(stored)).toEqual(["other"]);
});
