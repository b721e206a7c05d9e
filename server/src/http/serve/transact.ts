import { createHash } from "node:crypto";
import { canonicalJson, ok, type Result } from "@longwatch/core";
import type { FastifyReply, FastifyRequest } from "fastify";
import { openedByBreakGlass, type Permission } from "../../access/permissions.ts";
import { type Caller, type Grant, permit, type Standing, scopeOf } from "../../access/standing.ts";
import { claimKey, keepAnswer } from "../../db/idempotency.ts";
import { type ClinicTx, inClinic } from "../../db/transaction.ts";
import { useAssertion } from "../../db/used-assertions.ts";
import type { Given } from "../answer.ts";
import { isRefused, type Refused, refuse } from "../problem.ts";
import type { ClinicRoute } from "../route.ts";
import type { Services } from "../services.ts";

/** A refusal on its way out of a transaction, so that whatever was done is undone. */
class Undone extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super("refused");
    this.refused = refused;
  }
}

/** One request to a clinic: one transaction, in which all of it happens or none. */
export async function transact(
  services: Services,
  route: ClinicRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Given | Refused> {
  const scope = scopeOf(request.standing!, request.at);
  await route.before?.(services, scope);
  try {
    return await inClinic(services.database, scope, async (tx) => {
      if (!(await isFirstUse(tx, request.caller!))) throw new Undone(usedBefore(services, scope.clinic));
      const answer = await once(tx, route, request, reply, () => answered(services, route, request, tx));
      if (isRefused(answer)) throw new Undone(answer);
      return answer;
    });
  } catch (error) {
    if (error instanceof Undone) return error.refused;
    throw error;
  }
}

/** What a caller has signed counts once: with this answer, or, where there is none, not yet. */
async function isFirstUse(tx: ClinicTx, caller: Caller): Promise<boolean> {
  if (caller.kind !== "service" || caller.assertion === undefined) return true;
  return useAssertion(tx, caller.service, caller.assertion.digest, caller.assertion.endsAt);
}

function usedBefore({ log }: Services, clinic: string): Refused {
  log.warn("client.refused", { clinic, why: "used-before" });
  return refuse("sign-in-needed", "no-session");
}

async function answered(
  services: Services,
  route: ClinicRoute,
  request: FastifyRequest,
  tx: ClinicTx,
): Promise<Given | Refused> {
  const { params, query, body, headers, at } = request;
  const caller = request.caller!;
  const standing = request.standing!;
  const { patient } = params as { patient?: string };
  const grant = patient === undefined ? byRole : await grantFor(tx, standing, route.needs, patient);
  if (!grant.ok) return refuse("permission-missing", "patient-not-opened", grant.issues);
  const emergency = grant.value.by === "break-glass" ? grant.value.use : undefined;
  const may = (one: Permission): boolean =>
    standing.permissions.has(one) || (emergency !== undefined && openedByBreakGlass.has(one));
  return route.run({
    services,
    at,
    language: request.language,
    params,
    query,
    body,
    headers,
    request,
    tx,
    caller,
    standing,
    emergency,
    may,
  } as never);
}

const byRole: Result<Grant> = ok({ by: "role" });

/** By whichever of the permissions it is granted; emergency access is looked for only where no role opens the patient. */
async function grantFor(
  tx: ClinicTx,
  standing: Standing,
  needs: readonly Permission[],
  patient: string,
): Promise<Result<Grant>> {
  if (needs.length === 0 || needs.some((one) => standing.permissions.has(one))) return byRole;
  return permit(tx, standing, needs.find((one) => openedByBreakGlass.has(one)) ?? needs[0]!, patient);
}

/** The same request with the same key has one effect and one answer. Without a key each is its own. */
async function once(
  tx: ClinicTx,
  route: ClinicRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<Given | Refused>,
): Promise<Given | Refused> {
  const key = route.method === "POST" ? keyOf(request) : undefined;
  if (key === undefined) return work();
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) return refuse("request-invalid", "idempotency-key-unfit");
  const claimed = await claimKey(tx, key, digestOf(route, request));
  if (claimed.is === "another") return refuse("idempotency-key-reused", "idempotency-key-taken");
  if (claimed.is === "again") {
    const { status, headers, body } = claimed.answer;
    return { status, headers: { ...headers, "idempotency-replayed": "true" }, body: body ?? undefined };
  }
  const answer = await work();
  if (isRefused(answer)) return answer;
  const text = answer.body === undefined ? null : reply.code(answer.status).serialize(answer.body);
  const headers =
    text === null ? answer.headers : { "content-type": "application/json; charset=utf-8", ...answer.headers };
  await keepAnswer(tx, key, { status: answer.status, headers, body: text as string | null });
  return { ...answer, headers, body: text ?? undefined };
}

/** A form has it as a hidden field, because a browser sends no header for it. */
const keyOf = ({ headers, body }: FastifyRequest): string | undefined => {
  const header = headers["idempotency-key"];
  if (typeof header === "string") return header;
  const field = (body as { once?: unknown } | undefined)?.once;
  return typeof field === "string" ? field : undefined;
};

const digestOf = ({ id }: ClinicRoute, { params, query, body, headers }: FastifyRequest): string =>
  createHash("sha256")
    .update(
      Buffer.isBuffer(body)
        ? `${id}\0${canonicalJson(params)}\0`
        : canonicalJson({ id, params, query, body, seen: headers["if-match"] ?? null }),
    )
    .update(Buffer.isBuffer(body) ? body : "")
    .digest("hex");
