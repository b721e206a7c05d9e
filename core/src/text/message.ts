import { en } from "./en.ts";
import { es } from "./es.ts";

/** Every sentence is an id with typed parameters; texts live in one catalogue per language. */
type Catalogue = typeof en;
export type MessageId = keyof Catalogue;
type Parameters_<Id extends MessageId> = Parameters<Catalogue[Id]>;
export type Language = "en" | "es";

/** The sentence in a language, from values that are in it already. */
export function say<Id extends MessageId>(id: Id, values: Parameters_<Id>[0], language: Language = "en"): string {
  return (catalogues[language][id] as (values: Parameters_<Id>[0]) => string)(values);
}

const catalogues: Readonly<Record<Language, Catalogue>> = { en, es };

/** A sentence that is not said yet: kept with what goes into it, and said in whatever language it is read in. */
export type Said = { readonly id: MessageId; readonly values: object };

/** Where a sentence has words in it, another sentence that is not said yet may stand. */
type Unsaid<Values> = Values extends string
  ? Values | Said
  : Values extends number | boolean | null | undefined
    ? Values
    : { readonly [Key in keyof Values]: Unsaid<Values[Key]> };

export const saying = <Id extends MessageId>(id: Id, values: Unsaid<Parameters_<Id>[0]>): Said => ({ id, values });
