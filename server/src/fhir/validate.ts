import { asIf } from "../db/savepoint.ts";
import { create, knownAlready } from "./create.ts";
import { readJsonObject, writeJson } from "./json-text.ts";
import { isRefusal, type OutcomeIssue, operationOutcome, type Refusal, refusal } from "./outcome.ts";
import { parametersOf } from "./parameters.ts";
import { answer, type FhirAnswer, type FhirRequest } from "./request.ts";

/**
 * What would be said of a resource if it were sent now, by doing it and undoing it. Nothing of it is kept, and who may not send it is
 * not told either.
 */
export async function validate(
  request: FhirRequest,
  type: string,
  bytes: Uint8Array,
  asked: readonly (readonly [string, string])[],
): Promise<FhirAnswer | Refusal> {
  const sent = sentIn(bytes);
  if (sent === undefined) return refusal(400, "structure", "Send a resource, or Parameters with one.");
  const words = new Map([...asked, ...sent.words]);
  if ((words.get("mode") ?? "create") !== "create")
    return refusal(
      422,
      "not-supported",
      "Nothing is overwritten or removed here: only the mode create is judged.",
      "?mode",
    );
  const isOfProfile = words.has("profile");
  if (isOfProfile && request.isStrict) return refusal(400, "not-supported", "Profiles are not checked.", "?profile");
  const made = await asIf(request.tx, () => create(request, type, sent.resource, undefined));
  if (isRefusal(made) && (made.status === 403 || made.status === 404)) return made;
  // The trace of what is told of somebody must not be undone with the rest.
  if (!isRefusal(made) && !made.isNew) await knownAlready(request, made.standing);
  return answer(operationOutcome([...(isOfProfile ? [noProfile] : []), ...told(made)]));
}

const told = (made: Awaited<ReturnType<typeof create>>): readonly OutcomeIssue[] =>
  isRefusal(made) ? made.issues : [made.isNew ? wouldBe : isThere, ...made.doubts];

const wouldBe: OutcomeIssue = { severity: "information", code: "informational", text: "It would be recorded." };
const isThere: OutcomeIssue = { severity: "information", code: "informational", text: "It is kept already." };
const noProfile: OutcomeIssue = {
  severity: "warning",
  code: "not-supported",
  text: "Profiles are not checked; it is judged by what can be recorded here.",
  expression: "?profile",
};

type Sent = { readonly resource: Uint8Array; readonly words: readonly (readonly [string, string])[] };

/** The resource itself, or what stands in Parameters, with its digits as they were written. */
function sentIn(bytes: Uint8Array): Sent | undefined {
  const read = readJsonObject(bytes);
  if (read === undefined) return undefined;
  if (read["resourceType"] !== "Parameters") return { resource: bytes, words: [] };
  const parameters = parametersOf(read) ?? [];
  const resource = parameters.find((one) => one.resource !== undefined)?.resource;
  const words = parameters.flatMap(({ name, text }) => (text === undefined ? [] : [[name, text] as const]));
  return resource && { resource: writeJson(resource), words };
}
