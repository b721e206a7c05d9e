import { codeMapped, codeMapping, unmappedCodeList } from "@longwatch/api";
import { analytes, formatInstant, type Instant, phraseIn } from "@longwatch/core";
import { wordingIn } from "../../rules/wording.ts";
import { mapCode as mapOne, unmappedCodes } from "../../usecases/intake/map-code.ts";
import { give } from "../answer.ts";
import { refuseIssues } from "../problem.ts";
import { clinicRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/unmapped-codes";
const needs = ["handle-intake"] as const;

export const listUnmappedCodes = clinicRoute({
  id: "listUnmappedCodes",
  method: "GET",
  path,
  summary:
    "Local codes that nobody has mapped, with what waits for each and what it may be; and every analyte there is.",
  needs,
  trace: null,
  answer: unmappedCodeList,
  speaks: true,
  run: async ({ tx, language }) =>
    give({
      codes: (await unmappedCodes(tx)).map(({ since, ...one }) => ({ ...one, since: formatInstant(since as Instant) })),
      analytes: [...analytes.values()].map(({ key, name, unit }) => ({
        key,
        name: phraseIn(name, wordingIn(language)),
        unit: unit ?? null,
      })),
    }),
});

export const mapCode = clinicRoute({
  id: "mapCode",
  method: "POST",
  path,
  summary:
    "Say what one code of a sender means. It is added to the agreement with its laboratory; what waited for it is read again.",
  needs,
  trace: "laboratory.change",
  body: codeMapping,
  answer: codeMapped,
  run: async ({ tx, body }) => {
    const mapped = await mapOne(tx, body);
    return mapped.ok ? give(mapped.value) : refuseIssues(mapped.issues);
  },
});
