import type { FactOfKind } from "../fact.ts";

type Medicine = FactOfKind<"medicine-recorded">;

/** @source safety-signals.md 1.20; the same names as the obligations' classes */
const steroids = ["methylprednisolone", "prednisolone", "prednisone", "dexamethasone", "hydrocortisone"];
const notSystemic = /inhal|nasal|topical|cutaneous|ocular|eye|ear|rectal|skin/i;

export const isTaken = (medicine: Medicine): boolean => medicine.status === undefined || medicine.status === "taken";

/** By its class, or by a name we know. Drops, creams and sprays do not count. */
export const isSystemicSteroid = (medicine: Medicine): boolean =>
  (medicine.medicineClass === "corticosteroid" ||
    (medicine.medicineClass === undefined && steroids.includes(medicine.medicine.toLowerCase()))) &&
  !notSystemic.test(medicine.route ?? "");
