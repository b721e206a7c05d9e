import { newPolicy, policyAdded, policyKind, policyVersions, shippedPolicy } from "@longwatch/api";
import { formatInstant, parseDay } from "@longwatch/core";
import * as z from "zod";
import { policyVersions as versionsOf } from "../../db/policies.ts";
import { shippedContent, shippedNumbers } from "../../rules/shipped-policy.ts";
import { wordingIn } from "../../rules/wording.ts";
import { changePolicy } from "../../usecases/change-policy.ts";
import { give, unchanged } from "../answer.ts";
import { etagOf, isSame, versionSeen } from "../etag.ts";
import { impossible } from "../impossible.ts";
import { policyJudges } from "../policy-judges.ts";
import { refuse, refuseIssues } from "../problem.ts";
import { clinicRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/policies/:kind";
const params = z.object({ clinic: z.uuid(), kind: policyKind });

export const showPolicy = clinicRoute({
  id: "showPolicy",
  method: "GET",
  path,
  summary: "Every version of one of the clinic's policies, oldest first.",
  needs: [],
  trace: null,
  params,
  answer: policyVersions,
  run: async ({ tx, params: { kind }, headers }) => {
    const versions = await versionsOf(tx, kind);
    const etag = etagOf(versions.at(-1)?.version ?? 0);
    if (isSame(headers["if-none-match"] as string | undefined, etag)) return unchanged(etag);
    const shown = versions.map((one) => ({ ...one, recordedAt: formatInstant(one.recordedAt) }));
    return give({ kind, versions: shown }, { etag, headers: { "cache-control": "private, no-cache" } });
  },
});

export const showShippedPolicy = clinicRoute({
  id: "showShippedPolicy",
  method: "GET",
  path: `${path}/shipped`,
  summary: "What holds of a kind of policy where the clinic has written nothing, and the numbers that it may change.",
  needs: [],
  trace: null,
  params,
  answer: shippedPolicy,
  speaks: true,
  run: async ({ params: { kind }, language }) =>
    give({
      kind,
      content: shippedContent(kind),
      numbers: kind === "rules" ? [...shippedNumbers(wordingIn(language))] : [],
    }),
});

export const changePolicyRoute = clinicRoute({
  id: "changePolicy",
  method: "PUT",
  path,
  summary: 'Add a version, effective from a day. If-Match names the newest that was seen; `"0"` where there was none.',
  needs: ["manage-policy"],
  trace: "policy.change",
  params,
  body: newPolicy,
  answer: policyAdded,
  run: async ({ tx, params: { kind }, body, headers }) => {
    const seen = versionSeen(headers["if-match"] as string | undefined, true);
    if (typeof seen === "object") return seen;
    if (seen === undefined) return refuse("if-match-needed", "if-match-of-version");
    if (parseDay(body.effectiveFrom) === undefined) return impossible("/effectiveFrom");
    const added = await changePolicy(tx, kind, body, seen, policyJudges[kind]);
    return added.ok ? give({ version: added.value }, { etag: etagOf(added.value) }) : refuseIssues(added.issues);
  },
});
