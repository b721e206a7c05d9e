import type { FastifyInstance } from "fastify";
import type { Services } from "../services.ts";

/**
 * Ends well: streams of events are ended, and whoever is still answered is told to come back by another connection, so that none
 * is waited for that has nothing more to ask.
 */
export function closeWell(app: FastifyInstance, { streams, log }: Services): void {
  let isClosing = false;
  app.addHook("preClose", async () => {
    isClosing = true;
    log.info("server.closing", { streams: streams.size });
    for (const end of [...streams]) end();
  });
  app.addHook("onSend", async (_, reply) => {
    if (isClosing) reply.header("connection", "close");
  });
}
