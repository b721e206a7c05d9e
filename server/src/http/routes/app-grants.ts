import { appGrantList } from "@longwatch/api";
import * as z from "zod";
import { appGrants, endAppGrant } from "../../clients/member-grants.ts";
import { done, give } from "../answer.ts";
import { notFound } from "../problem.ts";
import { standingRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/app-grants";

export const listAppGrants = standingRoute({
  id: "listAppGrants",
  method: "GET",
  path,
  summary: "Apps that a member has allowed and that may still come: one's own; with manage-members, everybody's.",
  needs: [],
  trace: null,
  answer: appGrantList,
  run: async ({ access, standing, at }) =>
    give({
      grants: (await appGrants(access, standing, at)).map(({ scopes, grantedAt, endsAt, ...one }) => ({
        ...one,
        scopes: [...scopes],
        grantedAt: grantedAt.toISOString(),
        endsAt: endsAt.toISOString(),
      })),
    }),
});

export const endAppGrantRoute = standingRoute({
  id: "endAppGrant",
  method: "DELETE",
  path: `${path}/:grant`,
  summary: "End what an app was allowed: one's own; with manage-members, anybody's. Its tokens open nothing any more.",
  needs: [],
  trace: "client.grant-end",
  params: z.object({ clinic: z.uuid(), grant: z.uuid() }),
  run: async ({ access, standing, params: { grant }, at }) =>
    (await endAppGrant(access, standing, grant, at)) ? done() : notFound(),
});
