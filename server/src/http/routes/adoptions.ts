import { adoptionEffects, adoptionEnd, effectsQuery, newAdoption, policyAdded } from "@longwatch/api";
import { parseDay } from "@longwatch/core";
import { recordEvent } from "../../audit/record.ts";
import { countPatients } from "../../db/patients.ts";
import { clinicRules } from "../../rules/clinic-rules.ts";
import { wordingIn } from "../../rules/wording.ts";
import { adopt, adoptionEffects as effectsOf, endAdoption, hasProtocol } from "../../usecases/adoption.ts";
import { give } from "../answer.ts";
import { changesIn } from "../changes-in-words.ts";
import { cursorOf, placeOf } from "../cursor.ts";
import { etagOf, versionSeen } from "../etag.ts";
import { impossible } from "../impossible.ts";
import { calledOf, namesFor } from "../names.ts";
import { policyJudges } from "../policy-judges.ts";
import { notFound, type Refused, refuse, refuseIssues } from "../problem.ts";
import { clinicRoute } from "../route.ts";
import { ofProtocol } from "./protocols.ts";

const path = "/api/v1/clinics/:clinic/protocols/:protocol";

export const showAdoptionEffects = clinicRoute({
  id: "showAdoptionEffects",
  method: "GET",
  path: `${path}/effects`,
  summary:
    "Who of the clinic would be affected if a version applied from a day: dates, signals, holds and tasks that come, go or move, and whether treatment is an option. In pages; nothing is kept.",
  needs: ["read-patient"],
  trace: "cohort.read",
  params: ofProtocol,
  query: effectsQuery,
  answer: adoptionEffects,
  speaks: true,
  run: async ({ tx, may, params: { protocol }, query, language }) => {
    const from = parseDay(query.from);
    if (from === undefined) return impossible("?from");
    const list = `effects ${protocol} ${query.from}`;
    const after = placeOf(list, query.cursor);
    if (typeof after !== "string") return after;
    if (!hasProtocol((await clinicRules(tx)).rulebook, protocol)) return notFound();
    const { affected, next, ...found } = await effectsOf(tx, { protocol, from }, after, query.limit);
    const patients = affected.map(({ patient }) => patient);
    const { details } = await namesFor(tx, may("read-details"), patients, []);
    await recordEvent(tx, { action: "cohort.read", object: "effects", detail: { protocol, patients } });
    return give({
      protocol,
      from: query.from,
      ...found,
      people: await countPatients(tx),
      affected: affected.map((one) => ({
        ...changesIn(one, wordingIn(language)),
        called: calledOf(details.get(one.patient)),
      })),
      next: cursorOf(list, next),
    });
  },
});

const change = { needs: ["manage-policy"], trace: "policy.change", params: ofProtocol, answer: policyAdded } as const;

export const adoptProtocol = clinicRoute({
  ...change,
  id: "adoptProtocol",
  method: "POST",
  path: `${path}/adoption`,
  summary:
    'Adopt a version from a day on, by name and with a reason. If-Match names the newest version of the policy of rules that was seen; `"0"` where there was none.',
  body: newAdoption,
  run: async ({ tx, params: { protocol }, body, headers }) => {
    const seen = expected(headers["if-match"]);
    if (typeof seen === "object") return seen;
    if (parseDay(body.from) === undefined) return impossible("/from");
    const added = await adopt(tx, { protocol, ...body }, seen, policyJudges.rules);
    return added.ok ? give({ version: added.value }, { etag: etagOf(added.value) }) : refuseIssues(added.issues);
  },
});

export const endProtocolAdoption = clinicRoute({
  ...change,
  id: "endProtocolAdoption",
  method: "POST",
  path: `${path}/adoption/end`,
  summary: "Take an adoption back: the version applies again from the day that it states itself.",
  body: adoptionEnd,
  run: async ({ tx, params: { protocol }, body: { reason }, headers }) => {
    const seen = expected(headers["if-match"]);
    if (typeof seen === "object") return seen;
    const added = await endAdoption(tx, { protocol, reason }, seen, policyJudges.rules);
    return added.ok ? give({ version: added.value }, { etag: etagOf(added.value) }) : refuseIssues(added.issues);
  },
});

function expected(header: string | string[] | undefined): number | Refused {
  const seen = versionSeen(header as string | undefined, true);
  return seen ?? refuse("if-match-needed", "if-match-of-version");
}
