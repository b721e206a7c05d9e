import { expect, test } from "vitest";
import { formOf, insteadOf } from "./form-of.ts";
import type { Step } from "./plan.ts";

const signer = { write: true, sign: true };
const nurse = { ...signer, sign: false };
const step = (more: Partial<Step>): Step =>
  ({ what: "step", state: "to-do", doneBy: null, orBy: null, ...more }) as Step;

test("results that are missing are entered together, the first of them first", () => {
  const hepatitis = step({ doneBy: { fact: "result-reported", of: ["anti_hbc", "hbsag"] } });
  expect(formOf(hepatitis, nurse)).toEqual({ form: "result", about: "anti_hbc", also: ["hbsag"] });
});

test("of ways to read one outcome the first is opened alone", () => {
  const reading = step({ what: "reading", doneBy: { fact: "result-reported", of: ["vzv_igg_presence", "vzv_igg"] } });
  expect(formOf(reading, nurse)).toEqual({ form: "result", about: "vzv_igg_presence", also: [] });
});

test("a vaccination is entered, or let be by whoever may sign", () => {
  const key = "work-up/varicella-vaccination/1";
  const doses = step({
    what: "vaccination",
    doneBy: { fact: "vaccine-given", of: ["varicella"] },
    orBy: { fact: "decision-made", of: [key] },
  });
  expect(formOf(doses, nurse)).toMatchObject({ form: "vaccine", about: "varicella" });
  expect([insteadOf(doses, nurse), insteadOf(doses, signer)?.about]).toEqual([undefined, key]);
  expect(insteadOf({ ...doses, state: "waived" }, signer)).toBeUndefined();
});
