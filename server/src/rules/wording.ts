import { english, InvariantError, type Language, spanish, type Wording } from "@longwatch/core";
import { shippedEvidence } from "../evidence/shipped.ts";
import { shippedLibrary } from "./shipped.ts";

let inSpanish: Wording | undefined;

/** How readers of a language are spoken to. What a clinic's own protocol says, it says as it was written. */
export function wordingIn(language: Language): Wording {
  if (language === "en") return english;
  inSpanish ??= spanish(wordsOfShipped());
  return inSpanish;
}

function wordsOfShipped() {
  const shipped = shippedLibrary();
  if (!shipped.ok)
    throw new InvariantError("The shipped protocols cannot be read; install @longwatch/protocols again.");
  return { ...shippedEvidence().words, ...shipped.value.words };
}
