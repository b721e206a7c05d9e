import { isRefusal, type Refusal, refusal } from "../fhir/outcome.ts";
import { isStrict, takesJson } from "../fhir/prefer.ts";
import type { FhirAnswer, FhirRequest } from "../fhir/request.ts";
import { type Given, give } from "./answer.ts";
import { fhirMedia, refusedBy } from "./fhir-outcome.ts";
import type { Refused } from "./problem.ts";
import type { ClinicAsked } from "./route.ts";

type Asked = Pick<
  ClinicAsked<unknown, unknown, unknown>,
  "tx" | "may" | "standing" | "headers" | "services" | "emergency"
>;
type Pair = readonly [string, string];

export const fhirBase = "/api/v1/clinics/:clinic/fhir/R4";

/** The address of a clinic's FHIR server. */
export const baseOf = (origin: string, clinic: string): string => `${origin}${fhirBase.replace(":clinic", clinic)}`;

/** A request of a clinic's FHIR server, answered in FHIR. */
export async function fhir(
  { tx, may, standing, headers, services, emergency }: Asked,
  query: unknown,
  work: (request: FhirRequest, pairs: readonly Pair[]) => Promise<FhirAnswer | Refusal>,
): Promise<Given | Refused> {
  const pairs = pairsOf(query);
  const format = pairs.findLast(([name]) => name === "_format")?.[1];
  if (!takesJson(format, headerOf(headers, "accept"))) return refusedBy(noOtherFormat);
  const request: FhirRequest = {
    tx,
    asker: { may, smart: standing.smart },
    base: baseOf(services.settings.origin, tx.clinic),
    isStrict: isStrict(headerOf(headers, "prefer")),
    ...(emergency === undefined ? {} : { emergency }),
  };
  const made = await work(request, pairs);
  if (isRefusal(made)) return refusedBy(made);
  const type = made.body === undefined ? {} : { "content-type": fhirMedia };
  return give(made.body, { status: made.status, headers: { ...type, ...made.headers } });
}

const noOtherFormat = refusal(406, "not-supported", "Only JSON is given: application/fhir+json.");

export const headerOf = (headers: Asked["headers"], name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value.join(",") : value;
};

/** What was sent, of a route that reads bodies as bytes. */
export const bytesOf = (body: unknown): Uint8Array => (body instanceof Uint8Array ? body : new Uint8Array());

/** Parameters in the order in which they came, those that come several times each by itself. */
const pairsOf = (query: unknown): readonly Pair[] =>
  Object.entries((query ?? {}) as Readonly<Record<string, string | string[]>>).flatMap(([name, value]) =>
    [value].flat().map((text): Pair => [name, text]),
  );
