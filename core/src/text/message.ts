import { en } from "./en.ts";
import { es } from "./es.ts";

/** Every sentence is an id with typed parameters; texts live in one catalogue per language. */
export type Catalogue = typeof en;
export type MessageId = keyof Catalogue;
export type Parameters_<Id extends MessageId> = Parameters<Catalogue[Id]>;
export type Language = "en" | "es";

export type Message<Id extends MessageId = MessageId> = {
  readonly id: Id;
  readonly with: Readonly<Record<string, string | number>>;
};

/** The sentence in a language; in English where that language still lacks it (CI lists those). */
export function say<Id extends MessageId>(id: Id, values: Parameters_<Id>[0], language: Language = "en"): string {
  const text = (language === "es" ? es[id] : undefined) ?? en[id];
  return (text as (values: Parameters_<Id>[0]) => string)(values);
}
