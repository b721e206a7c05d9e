import { expect, it } from "vitest";
import { conditionNames } from "../text/condition-names.ts";
import { signalNames } from "./signal-name.ts";

it("every signal has a name for people, and nothing else has", () => {
  expect(Object.keys(conditionNames)).toEqual([...signalNames]);
});
