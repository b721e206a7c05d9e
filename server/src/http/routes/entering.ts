import { choices, type FactsCheckJson, factsCheck, writtenFacts } from "@longwatch/api";
import { choicesIn, tellAll, type Wording } from "@longwatch/core";
import { recordOnceIn } from "../../audit/record.ts";
import { clinicRules } from "../../rules/clinic-rules.ts";
import { wordingIn } from "../../rules/wording.ts";
import { type CheckedFacts, checkFacts, type WouldBe } from "../../usecases/check-facts.ts";
import { give } from "../answer.ts";
import { notFound, refuseIssues } from "../problem.ts";
import { clinicRoute } from "../route.ts";
import { placeOfFact } from "./facts.ts";
import { patientParams } from "./params.ts";

export const showChoices = clinicRoute({
  id: "showChoices",
  method: "GET",
  path: "/api/v1/clinics/:clinic/choices",
  summary:
    "What forms choose from: analytes with their units, questions by telephone, and what else the clinic's rules speak of.",
  needs: ["record-facts"],
  trace: null,
  answer: choices,
  speaks: true,
  run: async ({ tx, language }) => {
    const all = choicesIn((await clinicRules(tx)).rulebook, wordingIn(language));
    return give({ ...all, analytes: all.analytes.map((one) => ({ ...one, soft: one.soft ?? null })) });
  },
});

/** As long as somebody may sit over one form. */
const enteringMs = 15 * 60_000;

export const checkFactsRoute = clinicRoute({
  id: "checkFacts",
  method: "POST",
  path: "/api/v1/clinics/:clinic/patients/:patient/facts/check",
  summary: "What would come of facts if they were added now. Nothing is written.",
  needs: ["record-facts"],
  trace: "patient.read",
  params: patientParams,
  body: writtenFacts,
  answer: factsCheck,
  speaks: true,
  run: async ({ tx, params: { patient }, language, body }) => {
    const checked = await checkFacts(tx, patient, body.facts);
    if (checked === undefined) return notFound();
    // Asked again with each pause in typing: one entering is one reading.
    await recordOnceIn(enteringMs, tx, { action: "patient.read", object: patient, detail: { entering: true } });
    if (!checked.ok) return refuseIssues(checked.issues.map((one) => ({ ...one, at: placeOfFact(one.at) })));
    return give(checkOf(checked.value, wordingIn(language)));
  },
});

function checkOf({ readings, added, opens, raises, closes }: CheckedFacts, wording: Wording): FactsCheckJson {
  const line = ({ key, kind, urgency, said }: WouldBe) => ({ key, kind, urgency, text: tellAll(said, wording) });
  return {
    readings: readings.map((one) =>
      one === undefined ? null : { ...one, range: one.range ?? null, likelyUnit: one.likelyUnit ?? null },
    ),
    added,
    opens: opens.map(line),
    raises: raises.map((one) => ({ ...line(one), was: one.was })),
    closes: closes.map(line),
  };
}
