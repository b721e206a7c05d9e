import { expect, test } from "vitest";
import { servedType } from "./types.ts";

test("a ServiceRequest is not searched by when it was written: that is not kept", () => {
  expect(servedType("ServiceRequest")?.parameters.flatMap(({ paths }) => paths)).not.toContain("authoredOn");
});
