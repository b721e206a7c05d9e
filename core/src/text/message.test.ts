import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { say } from "./message.ts";

describe("the catalogues", () => {
  it("have no Spanish sentence without an English one", () => {
    expect(Object.keys(es).filter((id) => !(id in en))).toEqual([]);
  });

  it("lists what Spanish still lacks", () => {
    const missing = Object.keys(en).filter((id) => !(id in es));
    console.info(`Spanish lacks ${missing.length} of ${Object.keys(en).length} sentences: ${missing.join(", ")}`);
    expect(missing.length).toBeLessThan(Object.keys(en).length);
  });

  it("speak the language that is asked for, and English where it lacks a sentence", () => {
    expect(say("status.due", {}, "es")).toBe("toca ahora");
    expect(say("layer.label", {}, "es")).toBe("label");
    expect(say("task.overdue", { name: "Liver tests" })).toContain("Liver tests");
  });
});
