import * as z from "zod";
import { scopeOf } from "../../access/standing.ts";
import { recordEvent } from "../../audit/record.ts";
import { beginLaunch, finishLaunch, type LaunchFailure } from "../../clients/launch.ts";
import { inClinic } from "../../db/transaction.ts";
import { byIdentifiers, patientResource } from "../../usecases/match-patient.ts";
import { seeOther } from "../answer.ts";
import { type Refused, refuse } from "../problem.ts";
import { standingRoute } from "../route.ts";
import { cookie } from "../session-cookies.ts";

const path = "/clinics/:clinic/launch";
const launchCookie = "longwatch-launch";
const opened = { needs: ["read-patient"] } as const;

/** A record system opens us: whoever is not signed in signs in first, and is then sent there and back. */
export const launchPage = standingRoute({
  ...opened,
  id: "launchPage",
  method: "GET",
  path,
  trace: null,
  query: z.looseObject({ iss: z.string().min(1).max(500), launch: z.string().min(1).max(4000) }),
  run: async ({ access, standing: { clinic }, services: { settings }, query, at }) => {
    const begun = await beginLaunch(access, clinic, query, callbackOf(settings.origin, clinic), at);
    if (typeof begun === "string") return failed(begun);
    return seeOther(begun.address, { "set-cookie": cookie(access.site, launchCookie, begun.ceremony, 600) });
  },
});

export const launchCallbackPage = standingRoute({
  ...opened,
  id: "launchCallbackPage",
  method: "GET",
  path: `${path}/callback`,
  trace: "patient.find",
  query: z.looseObject({ code: z.string().max(4000).optional(), state: z.string().max(200).optional() }),
  run: async ({ access, standing, services: { settings }, query: { code, state }, request, at }) => {
    const { clinic } = standing;
    const ceremony = request.cookies[launchCookie];
    if (ceremony === undefined || state === undefined) return failed("launch-ended");
    if (code === undefined) return failed("launch-refused");
    const launched = await finishLaunch(
      access,
      clinic,
      { ceremony, code, state },
      callbackOf(settings.origin, clinic),
      at,
    );
    if (typeof launched === "string") return failed(launched);
    const read = patientResource.safeParse(launched.resource);
    if (!read.success || read.data.id !== launched.patientId) return failed("no-patient");
    const patient = await inClinic(access.database, scopeOf(standing, at), async (tx) => {
      const found = await byIdentifiers(tx, launched.identifierSystem, read.data);
      const one = found.is === "one" ? found.patient : undefined;
      await recordEvent(tx, { action: "patient.find", object: one ?? "unknown", detail: { by: "launch" } });
      return one;
    });
    const done = { "set-cookie": cookie(access.site, launchCookie, "", 0) };
    if (patient === undefined) return refuse("not-found", "launch-not-ours");
    return seeOther(`/clinics/${clinic}/patients/${encodeURIComponent(patient)}`, done);
  },
});

const callbackOf = (origin: string, clinic: string): string => `${origin}/clinics/${clinic}/launch/callback`;

function failed(why: LaunchFailure): Refused {
  switch (why) {
    case "system-unknown":
      return refuse("not-found", "system-unknown");
    case "system-unreachable":
      return refuse("unavailable", "system-unreachable");
    case "launch-ended":
      return refuse("link-ended", "launch-ended");
    case "launch-refused":
      return refuse("permission-missing", "launch-refused");
    case "no-patient":
      return refuse("not-found", "launch-without-patient");
  }
}
