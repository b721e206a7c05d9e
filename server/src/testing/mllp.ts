import net from "node:net";
import { mllpFrame, mllpReader } from "@longwatch/interop";

/** A sender of the tests' own: bytes out, answers in order. */
export type MllpSender = {
  readonly send: (bytes: Uint8Array) => void;
  /** The next answer; fails where the line ends first. */
  readonly answer: () => Promise<string>;
  readonly ask: (message: string | Uint8Array) => Promise<string>;
  /** Resolves when the other side has hung up. */
  readonly ended: Promise<void>;
  readonly close: () => void;
};

export async function mllpSender(port: number): Promise<MllpSender> {
  const socket = net.connect({ host: "127.0.0.1", port });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  const reader = mllpReader(1 << 20);
  const answers: string[] = [];
  const waiting: { readonly give: (answer: string) => void; readonly fail: (error: Error) => void }[] = [];
  socket.on("data", (chunk) => {
    for (const event of reader.push(chunk)) {
      if (event.kind !== "message") continue;
      const text = Buffer.from(event.bytes).toString("latin1");
      const first = waiting.shift();
      if (first === undefined) answers.push(text);
      else first.give(text);
    }
  });
  const ended = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.on("error", () => {});
  void ended.then(() => {
    for (const { fail } of waiting.splice(0)) fail(new Error("the line has ended"));
  });
  const answer = (): Promise<string> =>
    answers.length > 0
      ? Promise.resolve(answers.shift()!)
      : new Promise((give, fail) => {
          if (socket.destroyed) fail(new Error("the line has ended"));
          else waiting.push({ give, fail });
        });
  const send = (bytes: Uint8Array): void => void socket.write(bytes);
  return {
    send,
    answer,
    ask: (message) => {
      send(mllpFrame(typeof message === "string" ? Buffer.from(message, "latin1") : message));
      return answer();
    },
    ended,
    close: () => socket.destroy(),
  };
}
