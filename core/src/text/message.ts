import { en } from "./en.ts";
import { es } from "./es.ts";

/** Every sentence is an id with typed parameters; texts live in one catalogue per language. */
type Catalogue = typeof en;
export type MessageId = keyof Catalogue;
type Parameters_<Id extends MessageId> = Parameters<Catalogue[Id]>;
export type Language = "en" | "es";

/** The sentence in a language; in English where that language still lacks it (CI lists those). */
export function say<Id extends MessageId>(id: Id, values: Parameters_<Id>[0], language: Language = "en"): string {
  const text = (language === "es" ? es[id] : undefined) ?? en[id];
  return (text as (values: Parameters_<Id>[0]) => string)(values);
}

/** A sentence that is not said yet: kept with what goes into it, and said in whatever language it is read in. */
export type Said = { readonly id: MessageId; readonly values: object };

export const saying = <Id extends MessageId>(id: Id, values: Parameters_<Id>[0]): Said => ({ id, values });

/** Sentences that were kept, one after another. */
export const sayKept = (kept: readonly Said[], language: Language = "en"): string =>
  kept.map(({ id, values }) => say(id, values as never, language)).join(": ");
