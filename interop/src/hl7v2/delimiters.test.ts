import { expect, it } from "vitest";
import { readDelimiters, usualDelimiters } from "./delimiters.ts";

it("reads the usual characters", () => expect(readDelimiters("MSH|^~\\&|LAB")).toEqual(usualDelimiters));

it("reads other characters, and the truncation character", () => {
  expect(readDelimiters("MSH$%*!?$LAB")).toEqual({
    field: "$",
    component: "%",
    repetition: "*",
    escape: "!",
    subcomponent: "?",
  });
  expect(readDelimiters("MSH|^~\\&#|LAB")).toEqual({ ...usualDelimiters, truncation: "#" });
});

it("takes a blank escape character as none", () => expect(readDelimiters("MSH|^~ &|LAB")?.escape).toBe(""));

it.each(["MSH", "MSH|", "MSH||LAB", "MSH|^~|LAB", "MSH|^~\\|LAB", "MSH|^~\\&#?|LAB", "MSH|^^\\&|LAB", "MSH|^~\\A|LAB"])(
  "refuses %s",
  (line) => expect(readDelimiters(line)).toBeUndefined(),
);
