import { describe, expect, it } from "vitest";
import type { FactOfKind } from "../fact.ts";
import { isSubstance } from "./allergens.ts";
import { isAntithromboticName } from "./antithrombotics.ts";
import { classesOf, classOfMedicine, isAbsent } from "./classes.ts";
import { isAlemtuzumab, msTherapyOf } from "./ms-therapies.ts";

type Medicine = Pick<FactOfKind<"medicine-recorded">, "medicine" | "medicineClass">;
const classes = (medicine: string, medicineClass?: string): readonly string[] =>
  [...classesOf({ medicine, ...(medicineClass === undefined ? {} : { medicineClass }) } as Medicine)].toSorted();

describe("what a medicine may be", () => {
  it.each([
    ["Aspirin 100 mg", ["antiplatelet", "antithrombotic"]],
    ["Ácido acetilsalicílico", ["antiplatelet", "antithrombotic"]],
    ["AAS 100", ["antiplatelet", "antithrombotic"]],
    ["Plavix", ["antiplatelet", "antithrombotic"]],
    ["SINTROM", ["anticoagulant", "antithrombotic"]],
    ["Xarelto 20 mg", ["anticoagulant", "antithrombotic"]],
    ["Imurel", ["immunosuppressant"]],
    ["metotrexato", ["antineoplastic", "immunosuppressant"]],
    ["Aciclovir 400 mg tablets", ["antiviral"]],
    ["Eutirox", ["thyroid-medicine"]],
    ["Zyxtrol", []],
    ["Masspirina", []],
  ] as const)("by its name: %s", (name, expected) => {
    expect(classes(name)).toEqual(expected);
  });

  it("by its name and by the class that was stated, with what that is a part of", () => {
    expect(classes("Marcumar", "anticoagulant")).toEqual(["anticoagulant", "antithrombotic"]);
    expect(classes("Plavix", "analgesic")).toEqual(["analgesic", "antiplatelet", "antithrombotic"]);
    expect(classes("Zyxtrol", "antiplatelet")).toEqual(["antiplatelet", "antithrombotic"]);
  });

  it("is heard in an order as well", () => {
    expect(isAntithromboticName("Clexane 40 mg s.c.")).toBe(true);
    expect(isAntithromboticName("Paracetamol")).toBe(false);
  });
});

describe("what a medicine surely is", () => {
  it.each([
    ["aciclovir", undefined, "antiviral"],
    ["Co-trimoxazole", undefined, "listeria-antibiotic"],
    ["Trimethoprim-sulfamethoxazole", undefined, "listeria-antibiotic"],
    ["Aciclovir cream", undefined, undefined],
    ["prednisolone eye drops", undefined, undefined],
    ["Aciclovir cream", "antiviral", "antiviral"],
    ["Zyxtrol", undefined, undefined],
  ])("%s, stated as %s: %s", (medicine, medicineClass, expected) => {
    expect(classOfMedicine({ medicine, medicineClass } as Medicine)).toBe(expected);
  });
});

describe("what is said not to be taken", () => {
  it.each<[string, readonly string[], boolean]>([
    ["antithrombotic", ["antithrombotic"], true],
    ["anticoagulant", ["antithrombotic"], true],
    ["aspirin", ["antithrombotic"], true],
    ["aspirin", ["antiplatelet"], true],
    ["antithrombotic", ["antiplatelet"], false],
    ["antithrombotic", ["antiplatelet", "anticoagulant", "thrombolytic"], true],
    ["warfarin", ["antiplatelet"], false],
    ["zyxtrol", ["antithrombotic"], false],
    ["zyxtrol", ["zyxtrol"], true],
  ])("%s, where none is taken of %j: %s", (name, absent, expected) => {
    expect(isAbsent(name, absent)).toBe(expected);
  });
});

describe("therapies for multiple sclerosis", () => {
  it.each([
    ["Tysabri", "natalizumab"],
    ["natalizumab 300 mg i.v.", "natalizumab"],
    ["Interferón beta-1a", "interferon beta-1a"],
    ["interferon-beta-1a", "interferon beta-1a"],
    ["Plegridy", "interferon beta-1a"],
    ["Betaferon", "interferon beta-1b"],
    ["interferon beta", undefined],
    ["peginterferon alfa-2a", undefined],
    ["Acetato de glatiramero", "glatiramer"],
    ["dimethyl-fumarate", "dimethyl fumarate"],
    ["Tecfidera 240 mg", "dimethyl fumarate"],
    ["teriflunomida", "teriflunomide"],
    ["Tysabri, then Ocrevus", undefined],
    ["Zyxtrol", undefined],
  ])("%s is %s", (name, expected) => {
    expect(msTherapyOf(name)).toBe(expected);
  });

  it.each(["alemtuzumab", "Lemtrada 12 mg", "MabCampath", "CAMPATH-1H"])("%s is alemtuzumab", (name) => {
    expect(isAlemtuzumab(name)).toBe(true);
  });
});

describe("what somebody is allergic to", () => {
  it.each([
    ["Lemtrada", "alemtuzumab", true],
    ["MabCampath 30 mg/ml", "alemtuzumab", true],
    ["Polisorbato 80 (E433)", "polysorbate 80", true],
    ["disodium edetate", "edetate", true],
    ["proteínas de ratón", "mouse protein", true],
    ["peanut", "alemtuzumab", false],
    ["polysorbate 20", "polysorbate 80", false],
  ])("%s is %s: %s", (text, substance, expected) => {
    expect(isSubstance(text, substance)).toBe(expected);
  });
});
