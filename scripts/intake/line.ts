import net from "node:net";
import { mllpFrame, mllpReader } from "@longwatch/interop";
import { pause } from "../../server/src/postgres/processes.ts";
import type { Sent } from "./traffic.ts";

/** What a sender was told. */
export type Answered = { readonly acknowledged: number; readonly refused: number; readonly sentAgain: number };

/**
 * A laboratory's engine: sends one message after the other, each when the one before was answered, and sends again what was not,
 * until the server is there again.
 *
 * @param done is told after each answer
 */
export async function sendAll(port: number, messages: readonly Sent[], done: () => void): Promise<Answered> {
  let at = 0;
  let refused = 0;
  let sentAgain = 0;
  while (at < messages.length) {
    const before = at;
    await new Promise<void>((resolve) => {
      const socket = net.connect({ host: "127.0.0.1", port });
      const reader = mllpReader(1 << 20);
      const send = (): void => void socket.write(mllpFrame(messages[at]!.bytes));
      socket.setNoDelay(true);
      socket.on("connect", send);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => resolve());
      socket.on("data", (chunk) => {
        for (const event of reader.push(chunk)) {
          if (event.kind !== "message") continue;
          const answer = Buffer.from(event.bytes).toString("latin1");
          // What could not be kept is the sender's still.
          if (answer.includes("could not be kept")) return void socket.destroy();
          if (!answer.includes("MSA|AA")) refused += 1;
          at += 1;
          done();
          if (at < messages.length) send();
          else socket.end();
        }
      });
    });
    if (at < messages.length) {
      sentAgain += 1;
      if (at === before) await pause(100);
    }
  }
  return { acknowledged: at, refused, sentAgain };
}
