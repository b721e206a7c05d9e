import { id, laboratoryChanged, laboratoryList, laboratoryVersions, writtenLaboratory } from "@longwatch/api";
import { choicesIn, formatInstant } from "@longwatch/core";
import type { Laboratory } from "@longwatch/interop";
import * as z from "zod";
import { laboratoriesNow, laboratoryVersions as versionsOf } from "../../db/laboratories.ts";
import { clinicRules } from "../../rules/clinic-rules.ts";
import { wordingIn } from "../../rules/wording.ts";
import { changeLaboratory } from "../../usecases/intake/change-laboratory.ts";
import { give } from "../answer.ts";
import { etagOf, versionSeen } from "../etag.ts";
import { refuse, refuseIssues } from "../problem.ts";
import { clinicRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/laboratories";
const params = z.object({ clinic: z.uuid(), laboratory: id.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/) });

export const listLaboratories = clinicRoute({
  id: "listLaboratories",
  method: "GET",
  path,
  summary:
    "What was agreed with each laboratory: what its codes, units, words and times mean; and what a code may mean.",
  needs: ["handle-intake", "manage-policy"],
  trace: null,
  answer: laboratoryList,
  speaks: true,
  run: async ({ tx, language }) => {
    const all = await laboratoriesNow(tx);
    const { analytes } = choicesIn((await clinicRules(tx)).rulebook, wordingIn(language));
    return give({
      laboratories: all.map(({ laboratory, version, content }) => ({
        laboratory,
        version,
        content: content as Laboratory,
      })),
      analytes: analytes.map(({ key, name, units }) => ({ key, name, units: [...units] })),
    });
  },
});

export const showLaboratory = clinicRoute({
  id: "showLaboratory",
  method: "GET",
  path: `${path}/:laboratory`,
  summary: "Every version of what was agreed with a laboratory, by whom and when.",
  needs: ["handle-intake", "manage-policy"],
  trace: null,
  params,
  answer: laboratoryVersions,
  run: async ({ tx, params: { laboratory } }) => {
    const versions = await versionsOf(tx, laboratory);
    const shown = versions.map(({ version, recordedAt, recordedBy, content }) => ({
      version,
      recordedAt: formatInstant(recordedAt),
      recordedBy,
      content: content as Laboratory,
    }));
    return give({ laboratory, versions: shown }, { etag: etagOf(versions.at(-1)?.version ?? 0) });
  },
});

export const changeLaboratoryRoute = clinicRoute({
  id: "changeLaboratory",
  method: "PUT",
  path: `${path}/:laboratory`,
  summary:
    'Add a version of what was agreed with a laboratory. If-Match names the newest that was seen; `"0"` where there was none. Messages that waited for a code are read again.',
  needs: ["handle-intake", "manage-policy"],
  trace: "laboratory.change",
  params,
  body: writtenLaboratory,
  answer: laboratoryChanged,
  run: async ({ tx, params: { laboratory }, body, headers }) => {
    const seen = versionSeen(headers["if-match"] as string | undefined, true);
    if (typeof seen === "object") return seen;
    if (seen === undefined) return refuse("if-match-needed", "if-match-of-version");
    const changed = await changeLaboratory(tx, laboratory, body, seen);
    return changed.ok ? give(changed.value, { etag: etagOf(changed.value.version) }) : refuseIssues(changed.issues);
  },
});
