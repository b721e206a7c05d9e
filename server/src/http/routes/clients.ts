import { clientList, clientMade, newClient } from "@longwatch/api";
import * as z from "zod";
import { addClient, clientsShown, removeClient } from "../../clients/register.ts";
import { done, give } from "../answer.ts";
import { notFound, refuseIssues } from "../problem.ts";
import { standingRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/clients";

export const addClientRoute = standingRoute({
  id: "addClient",
  method: "POST",
  path,
  summary:
    "Connect another system: for decision support, as a backend service, as an app, or as the record system that opens us.",
  needs: ["manage-services"],
  trace: "client.add",
  body: newClient,
  answer: clientMade,
  status: 201,
  run: async ({ access, standing, body, at }) => {
    const made = await addClient(access, standing, body, at);
    return made.ok ? give(made.value, { status: 201 }) : refuseIssues(made.issues);
  },
});

export const listClients = standingRoute({
  id: "listClients",
  method: "GET",
  path,
  summary: "Every system that ever was connected, without secrets.",
  needs: ["manage-services"],
  trace: null,
  answer: clientList,
  run: async ({ access, standing, at }) => {
    const all = await clientsShown(access, standing, at);
    if (!all.ok) return refuseIssues(all.issues);
    return give({
      clients: all.value.map(({ client, use, label, content, madeAt, endedAt }) => ({
        client,
        use,
        label,
        settings: content,
        madeAt: madeAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
      })),
    });
  },
});

export const endClient = standingRoute({
  id: "endClient",
  method: "DELETE",
  path: `${path}/:client`,
  summary: "End a connection now. What was given to it opens nothing any more.",
  needs: ["manage-services"],
  trace: "client.end",
  params: z.object({ clinic: z.uuid(), client: z.uuid() }),
  run: async ({ access, standing, params: { client }, at }) => {
    const ended = await removeClient(access, standing, client, at);
    if (!ended.ok) return refuseIssues(ended.issues);
    return ended.value ? done() : notFound();
  },
});
