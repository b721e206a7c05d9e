import type { FhirScope, Interaction } from "../access/fhir-reach.ts";

const all = "cruds";

/** Scopes that open no resource, but say how an app is launched and known. */
const others = [
  "openid",
  "fhirUser",
  "profile",
  "launch",
  "launch/patient",
  "offline_access",
  "online_access",
] as const;
export type OtherScope = (typeof others)[number];

export type Scopes = {
  readonly fhir: readonly FhirScope[];
  readonly others: ReadonlySet<OtherScope>;
  /** What was not understood: it is not granted. */
  readonly unknown: readonly string[];
};

const pattern = /^(patient|user|system)\/([A-Z][A-Za-z]{1,60}|\*)\.(c?r?u?d?s?|read|write|\*)$/;
const ofVersion1: Readonly<Record<string, string>> = { read: "rs", write: "cud", "*": all };

/**
 * Scopes as they are asked for, of version 2 (`patient/Observation.rs`) and version 1 (`patient/Observation.read`). A scope with a filter behind a
 * question mark is not understood: granting it without the filter would grant more than was asked.
 */
export function readScopes(text: string): Scopes {
  const fhir: FhirScope[] = [];
  const known = new Set<OtherScope>();
  const unknown: string[] = [];
  for (const word of new Set(text.split(" ").filter((one) => one !== ""))) {
    const match = pattern.exec(word);
    if (isOther(word)) known.add(word);
    else if (match === null || match[3] === "") unknown.push(word);
    else {
      const letters = ofVersion1[match[3]!] ?? match[3]!;
      const may = new Set([...letters] as Interaction[]);
      fhir.push({ level: match[1] as FhirScope["level"], type: match[2]!, may });
    }
  }
  return { fhir, others: known, unknown };
}

const isOther = (word: string): word is OtherScope => (others as readonly string[]).includes(word);

/** As they are written in an answer, in version 2. */
export const scopesText = ({ fhir, others: known }: Pick<Scopes, "fhir" | "others">): string =>
  [...[...known].toSorted(), ...fhir.map(scopeText).toSorted()].join(" ");
const scopeText = ({ level, type, may }: FhirScope): string =>
  `${level}/${type}.${[...all].filter((letter) => may.has(letter as Interaction)).join("")}`;

/** What is asked for and allowed: never more than either. */
export function within(asked: Scopes, allowed: Scopes, levels: readonly FhirScope["level"][]): Scopes {
  const fhir = asked.fhir
    .filter(({ level }) => levels.includes(level))
    .flatMap((one) => allowed.fhir.flatMap((other) => shared(one, other) ?? []));
  const unique = new Map(fhir.map((one) => [scopeText(one), one]));
  return { fhir: [...unique.values()], others: both(asked.others, allowed.others), unknown: [] };
}

const both = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> => new Set([...a].filter((one) => b.has(one)));

function shared(a: FhirScope, b: FhirScope): FhirScope | undefined {
  if (a.level !== b.level || (a.type !== b.type && a.type !== "*" && b.type !== "*")) return undefined;
  const may = both(a.may, b.may);
  return may.size === 0 ? undefined : { level: a.level, type: a.type === "*" ? b.type : a.type, may };
}
