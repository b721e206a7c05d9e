import type { ServerResponse } from "node:http";
import { serviceOf } from "../../access/services.ts";
import { sessionCookie } from "../../access/sessions.ts";
import { type StreamAsked, streamRoute } from "../route.ts";
import { stillOpens } from "../still-opens.ts";

/** Tells a browser that the list may have changed; what has changed it asks for itself, with its own permissions. */
export const worklistEvents = streamRoute({
  id: "worklistEvents",
  method: "GET",
  path: "/api/v1/clinics/:clinic/worklist/events",
  summary: "Server-sent events: `changed` whenever the worklist may have changed, and a comment every 20 seconds.",
  needs: ["read-worklist"],
  trace: null,
  answer: "text/event-stream",
  run: async (asked) => {
    const { services, reply, headers, standing } = asked;
    const { changes, streams, metrics, settings } = services;
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      "content-type": "text/event-stream; charset=utf-8",
      // A proxy that collects what it passes on would keep it all.
      "x-accel-buffering": "no",
    });
    const stop = changes.listen(standing.clinic, (id) => changed(raw, id));
    const beat = setInterval(async () => {
      if (await mayGoOn(asked).catch(() => false)) raw.write(": here\n\n");
      else end();
    }, settings.heartbeatMs);
    const end = (): void => {
      if (!streams.delete(end)) return;
      stop();
      clearInterval(beat);
      metrics.streams.dec();
      raw.end();
    };
    streams.add(end);
    metrics.streams.inc();
    raw.on("close", end);
    const last = changes.last(standing.clinic);
    const seen = headers["last-event-id"];
    raw.write("retry: 3000\n\n");
    if (seen !== undefined && seen !== last) changed(raw, last);
    else raw.write(`event: listening\nid: ${last}\ndata: {}\n\n`);
  },
});

const changed = (raw: ServerResponse, id: string): void => void raw.write(`event: changed\nid: ${id}\ndata: {}\n\n`);

/** Whether who listens still may. A browser that only listens is not at work: it keeps no session awake. */
async function mayGoOn({ services, request, standing }: StreamAsked<undefined, undefined>): Promise<boolean> {
  const { access, clock } = services;
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return (await serviceOf(access, bearer, clock())).ok;
  const token = request.cookies[sessionCookie(access.site).name] ?? "";
  return stillOpens(access, token, standing.clinic, "read-worklist", clock());
}
