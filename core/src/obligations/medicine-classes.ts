import type { FactOfKind } from "../facts/fact.ts";

/** Medicines that this protocol asks for by class. @source interop reference 1.4, protocols.md section 4 */
const classes: Readonly<Record<string, readonly string[]>> = {
  antiviral: ["aciclovir", "acyclovir", "valaciclovir", "valacyclovir", "famciclovir"],
  corticosteroid: ["methylprednisolone", "prednisolone", "prednisone", "dexamethasone"],
  "listeria-antibiotic": ["co-trimoxazole", "trimethoprim-sulfamethoxazole", "amoxicillin"],
};

/** The stated class; otherwise that of a name we know; otherwise unknown. */
export function classOfMedicine(fact: FactOfKind<"medicine-recorded">): string | undefined {
  if (fact.medicineClass !== undefined) return fact.medicineClass;
  const name = fact.medicine.toLowerCase();
  return Object.keys(classes).find((one) => classes[one]!.includes(name));
}
