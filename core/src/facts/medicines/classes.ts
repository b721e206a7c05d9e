import { foldedWords, isNamed, type Names } from "../../base/names.ts";
import { antithromboticKinds } from "./antithrombotics.ts";
import { everyday } from "./everyday.ts";

/**
 * What the rules ask for, or must not overlook, by the names of its members. One that stands here in full is surely of the class; one
 * that only begins so may be another form of it.
 *
 * @source interop reference 1.4, protocols.md sections 1.3 and 4
 */
const asked: Readonly<Record<string, Names>> = {
  antiviral: { stems: ["aciclovir", "acyclovir", "valaciclovir", "valacyclovir", "famciclovir"] },
  corticosteroid: {
    stems: [
      "methylprednisolone",
      "metilprednisolona",
      "prednisolone",
      "prednisolona",
      "prednisone",
      "prednisona",
    ].concat(["dexamethasone", "dexametasona"]),
  },
  "listeria-antibiotic": {
    stems: ["co trimoxazole", "cotrimoxazol", "trimethoprim sulfamethoxazole", "trimetoprima sulfametoxazol"].concat([
      "amoxicillin",
      "amoxicilina",
    ]),
  },
  immunosuppressant: {
    stems: [
      ...["azathioprin", "azatioprin", "imurel", "imuran", "mycophenol", "micofenol", "cellcept", "myfortic"],
      ...["ciclosporin", "cyclosporin", "tacrolimus", "sirolimus", "everolimus", "methotrexat", "metotrexat"],
      ...[
        "leflunomid",
        "rituximab",
        "ocrelizumab",
        "ofatumumab",
        "tocilizumab",
        "infliximab",
        "adalimumab",
        "etanercept",
      ],
      ...[
        "tofacitinib",
        "baricitinib",
        "upadacitinib",
        "eculizumab",
        "natalizumab",
        "fingolimod",
        "siponimod",
        "ozanimod",
      ],
      ...["ponesimod", "cladribin", "mercaptopurin"],
    ],
  },
  antineoplastic: {
    stems: [
      ...["cyclophosphamid", "ciclofosfamid", "mitoxantron", "tamoxifen", "letrozol", "anastrozol", "exemestan"],
      ...["capecitabin", "imatinib", "hydroxyurea", "hidroxiurea", "hydroxycarbamid", "hidroxicarbamid", "methotrexat"],
      ...["metotrexat"],
    ],
  },
};

const classes: Readonly<Record<string, Names>> = { ...antithromboticKinds, ...asked, ...everyday };

/** Classes that others are parts of. */
const wholeOf: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(antithromboticKinds).map((kind) => [kind, "antithrombotic"]),
);

type Medicine = { readonly medicine: string; readonly medicineClass?: string | undefined };

/**
 * Every class that it may be of: as it was stated, or as any word of its name says. None: it may be anything. What must not be
 * overlooked is read by this.
 */
export function classesOf({ medicine, medicineClass }: Medicine): ReadonlySet<string> {
  const words = foldedWords(medicine);
  const named = Object.keys(classes).filter((one) => isNamed(words, classes[one]!));
  const all = medicineClass === undefined ? named : [medicineClass, ...named];
  return new Set(all.flatMap((one) => [one, wholeOf[one] ?? one]));
}

/**
 * The class that it surely is of: the stated one, or that of a name that is no more than this. Undefined: unknown. What fulfils a
 * rule is read by this: a cream against cold sores is no prophylaxis.
 */
export function classOfMedicine({ medicine, medicineClass }: Medicine): string | undefined {
  if (medicineClass !== undefined) return medicineClass;
  const name = foldedWords(medicine).trim();
  return Object.keys(asked).find((one) => asked[one]!.stems.includes(name));
}

/** Whether classes that are said not to be taken leave no room for this one, be it a class or a name. */
export const isAbsent = (name: string, absent: readonly string[]): boolean =>
  [...classesOf({ medicine: name, medicineClass: name })].some(
    (one) => absent.includes(one) || partsOf(one).every((part) => absent.includes(part)),
  );

/** What a class is made of; of one without parts, itself. */
const partsOf = (name: string): readonly string[] => {
  const parts = Object.keys(wholeOf).filter((part) => wholeOf[part] === name);
  return parts.length === 0 ? [name] : parts;
};
