import type { FastifyInstance } from "fastify";
import type { Listen } from "../config/values.ts";
import type { Refusal } from "../databases/refusal.ts";

/** Listens. @returns why it cannot, or undefined when it does */
export async function listen(app: FastifyInstance, { host, port }: Listen): Promise<Refusal | undefined> {
  try {
    await app.listen({ host, port });
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const saw = `${host}:${port}, where the server cannot listen (${code})`;
    switch (code) {
      case "EADDRINUSE":
        return { saw, remedy: "Stop what listens there, or choose another port: --listen 127.0.0.1:8081." };
      case "EACCES":
        return { saw, remedy: "Choose a port from 1024 on, and let a reverse proxy take 443." };
      case "EADDRNOTAVAIL":
      case "ENOTFOUND":
      case "EAI_AGAIN":
        return { saw, remedy: "Name an address of this machine; 127.0.0.1 always is." };
      default:
        throw error;
    }
  }
}
