import net from "node:net";
import { mllpFrame, mllpReader } from "@longwatch/interop";

/** What was acknowledged, and how long each sender waited: milliseconds, in the order of the answers. */
export type Sending = { readonly acknowledged: number; readonly refused: number; readonly waits: readonly number[] };

/** So many lines, each sending its next message when the one before was answered, for so many seconds. */
export async function sendFor(port: number, lines: number, seconds: number, next: () => Uint8Array): Promise<Sending> {
  const until = performance.now() + seconds * 1000;
  const waits: number[] = [];
  let refused = 0;
  await Promise.all(
    Array.from(
      { length: lines },
      () =>
        new Promise<void>((resolve, reject) => {
          const socket = net.connect({ host: "127.0.0.1", port });
          const reader = mllpReader(1 << 20);
          let sentAt = 0;
          const send = (): void => {
            sentAt = performance.now();
            socket.write(mllpFrame(next()));
          };
          socket.setNoDelay(true);
          socket.on("connect", send);
          socket.on("error", reject);
          socket.on("close", () => resolve());
          socket.on("data", (chunk) => {
            for (const event of reader.push(chunk)) {
              if (event.kind !== "message") continue;
              waits.push(performance.now() - sentAt);
              if (!Buffer.from(event.bytes).includes("MSA|AA")) refused += 1;
              if (performance.now() < until) send();
              else socket.end();
            }
          });
        }),
    ),
  );
  return { acknowledged: waits.length, refused, waits };
}
