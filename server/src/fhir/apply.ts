import { assess, type Protocol, protocolName, underVersion } from "@longwatch/core";
import { applyProtocol, bareReference, protocolOfPlan } from "@longwatch/interop";
import { recordEvent } from "../audit/record.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { refuseFhir } from "./authorise.ts";
import { patientOfMark } from "./find-patient.ts";
import { readJsonObject } from "./json-text.ts";
import { loadSeen } from "./load-view.ts";
import { notFound, type Refusal, refusal } from "./outcome.ts";
import { parametersOf } from "./parameters.ts";
import { answer, type FhirAnswer, type FhirRequest } from "./request.ts";

type Asked = readonly [name: string, value: string];

/**
 * `PlanDefinition/{id}/$apply`: what a protocol version asks for of a patient, today. Where it governs this patient today, by the answer that
 * everything else shows; where it does not, as if it did. Nothing is kept.
 */
export async function apply(request: FhirRequest, id: string, asked: readonly Asked[]): Promise<FhirAnswer | Refusal> {
  const unused = asked.find(([name]) => !["subject", "_format", "_pretty"].includes(name));
  if (unused !== undefined && request.isStrict)
    return refusal(
      400,
      "not-supported",
      "This parameter is not taken into account here.",
      `?${unused[0].slice(0, 60)}`,
    );
  const subjects = asked.flatMap(([name, value]) => (name === "subject" ? [value] : []));
  if (subjects.length !== 1) return refusal(400, "required", "Name one patient: subject=Patient/{id}.", "?subject");
  const mark = markOf(request.base, subjects[0]!);
  const patient = mark === undefined ? undefined : await patientOfMark(request.tx, mark);
  for (const type of ["PlanDefinition", "CarePlan", "ServiceRequest"]) {
    const refused = refuseFhir(request.asker, { type, interaction: "read", patient });
    if (refused !== undefined) return refused;
  }
  const { rulebook } = await clinicRules(request.tx);
  const protocol = protocolOfPlan(rulebook.protocols, id);
  const seen =
    patient === undefined || protocol === undefined
      ? undefined
      : await loadSeen(request, patient, { record: true, work: true, messages: false });
  if (patient === undefined || protocol === undefined || seen?.worked === undefined) return notFound();
  const { assessment } = seen.worked;
  const isGoverning = governsToday(assessment, protocol);
  const under = isGoverning ? assessment : assess(seen.record, underVersion(rulebook, protocol), assessment.asOf);
  const detail = { type: "CarePlan", applied: protocolName(protocol) };
  await recordEvent(request.tx, { action: "patient.read", object: patient, detail });
  return answer(applyProtocol(seen, protocol, under, isGoverning ? "in-force" : "proposal"));
}

const governsToday = (
  { timeline, asOf }: Pick<ReturnType<typeof assess>, "timeline" | "asOf">,
  protocol: Protocol,
): boolean =>
  timeline.segments.some(
    ({ from, through, protocols }) => from <= asOf && asOf <= through && protocols.includes(protocol),
  );

/** The patient of `Patient/x` or of an address of this server; another server's is nobody here. */
function markOf(base: string, subject: string): string | undefined {
  const isHere = !/^[a-z]+:/i.test(subject) || subject.startsWith(`${base}/`);
  const [type, mark] = (isHere ? bareReference(subject) : undefined)?.split("/") ?? [];
  return type === "Patient" ? mark : undefined;
}

/** What was sent in place of words in the address. One without a value says nothing, and is not taken into account either. */
export function parametersIn(bytes: Uint8Array): readonly Asked[] | Refusal {
  const sent = parametersOf(readJsonObject(bytes));
  if (sent === undefined) return refusal(400, "structure", "Send a Parameters resource.", "Parameters");
  return sent.map(({ name, text }) => [name, text ?? ""]);
}
