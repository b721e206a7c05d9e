import { apply } from "./apply.ts";
import { capabilityStatement } from "./capability.ts";
import { everything } from "./everything.ts";
import { type Refusal, refusal } from "./outcome.ts";
import { history, read, readVersion } from "./read.ts";
import { answer, type FhirAnswer, type FhirRequest } from "./request.ts";
import { search } from "./search.ts";

/** What an address below the server's own asks for: how a GET in a Bundle is answered. */
export function get(request: FhirRequest, url: string): Promise<FhirAnswer | Refusal> {
  const [path = "", query = ""] = url.replace(/^\//, "").split("?");
  const pairs = [...new URLSearchParams(query)];
  const [type = "", id, operation, version, ...more] = path.split("/").map(decoded);
  if (more.length > 0 || type === "") return Promise.resolve(noAddress);
  if (type === "metadata" && id === undefined) return Promise.resolve(answer(capabilityStatement(request.base)));
  if (id === undefined) return search(request, type, pairs);
  if (operation === undefined) return read(request, type, id);
  if (operation === "_history")
    return version === undefined ? history(request, type, id, new Map(pairs)) : readVersion(request, type, id, version);
  if (type === "PlanDefinition" && operation === "$apply" && version === undefined) return apply(request, id, pairs);
  return type === "Patient" && operation === "$everything" && version === undefined
    ? everything(request, id, new Map(pairs))
    : Promise.resolve(noAddress);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

const noAddress = refusal(404, "not-found", "Nothing is at this address.");
