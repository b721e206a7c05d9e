import type { Person } from "../person.ts";
import { type Cursor, children, textOf } from "./cursor.ts";
import type { Resource } from "./pool.ts";

/** Uses of a name by which somebody is called now, best first; `""` is none said. A pseudonym or a former name speaks against nobody. */
const uses = ["official", "usual", "", "temp"] as const;

/**
 * Patient.name, birthDate and gender, to cross-check and to propose. What has not the form of FHIR is as if it were not there; its
 * complaint is made elsewhere.
 */
export function personOf(patient: Resource): Person {
  const cursor: Cursor = { tree: patient.tree, at: patient.at, complain: () => undefined };
  const names = children(cursor, "name");
  const [name] = uses.flatMap((use) => names.filter((one) => (textOf(one, "use") ?? "") === use));
  const familyName = name && textOf(name, "family");
  const givenName = name && givenOf(name);
  const bornOn = textOf(cursor, "birthDate");
  const gender = genders.find((one) => one === textOf(cursor, "gender"));
  return {
    ...(familyName === undefined ? {} : { familyName }),
    ...(givenName === undefined ? {} : { givenName }),
    ...(bornOn === undefined ? {} : { bornOn }),
    ...(gender === undefined ? {} : { sex: gender }),
  };
}

/** The first of a list of texts. */
function givenOf({ tree }: Cursor): string | undefined {
  const given = tree.kind === "object" ? tree.fields.get("given") : undefined;
  const [first] = given?.kind === "list" || given?.kind === "children" ? given.items : [];
  return first?.kind === "text" || first?.kind === "literal" ? first.text : undefined;
}

const genders = ["female", "male", "other", "unknown"] as const;
