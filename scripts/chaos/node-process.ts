import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { pause } from "../../server/src/postgres/processes.ts";

/** A node in a process of its own. */
export type NodeProcess = {
  readonly origin: string;
  readonly child: ChildProcess;
  /** Milliseconds until it said that it was ready; undefined where it ended first. */
  readonly ready: Promise<number | undefined>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** What it told whoever started it, and what it logged. */
  readonly told: () => string;
  readonly logged: () => string;
};

export type NodeEnvironment = Readonly<Record<string, string>>;

/** Starts a node on a port of this machine. */
export function startNode(port: number, environment: NodeEnvironment): NodeProcess {
  const from = performance.now();
  const child = spawn(process.execPath, ["--conditions=@longwatch/source", path.join(import.meta.dirname, "node.ts")], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      LONGWATCH_LISTEN: `127.0.0.1:${port}`,
      LONGWATCH_LOG: "warn",
      LONGWATCH_WORKERS: "1",
      // A start is measured again and again: what was compiled once need not be again.
      NODE_COMPILE_CACHE: path.join(os.tmpdir(), "longwatch-chaos-compiled"),
      ...environment,
    },
  });
  const [told, logged] = [lastOf(child.stderr), lastOf(child.stdout)];
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal }));
  });
  const ready = new Promise<number | undefined>((resolve) => {
    child.stderr.on("data", () => {
      if (told().includes("Longwatch is ready")) resolve(performance.now() - from);
    });
    void ended.then(() => resolve(undefined));
  });
  return { origin: `http://127.0.0.1:${port}`, child, ready, ended, told, logged };
}

/** What a stream said, its last part. */
function lastOf(stream: NodeJS.ReadableStream): () => string {
  let text = "";
  stream.on("data", (part: Buffer) => {
    text = (text + part.toString()).slice(-200_000);
  });
  return () => text;
}

/** Ends a node as a power cut would, and waits until it is gone. */
export async function killNode(node: NodeProcess): Promise<void> {
  node.child.kill("SIGKILL");
  await node.ended;
}

/** Asks a node to end and waits for it. */
export async function endNode(node: NodeProcess): Promise<number | null> {
  node.child.kill("SIGTERM");
  return (await node.ended).code;
}

/** A port that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve((address as { port: number }).port));
    });
  });
}

/** Asks until the node says that it can serve. Answers the milliseconds that it took; undefined where it has ended. */
export async function untilServing(node: NodeProcess): Promise<number | undefined> {
  const from = performance.now();
  let isOver = false;
  void node.ended.then(() => {
    isOver = true;
  });
  while (!isOver) {
    const answer = await fetch(`${node.origin}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    if (answer?.ok) return performance.now() - from;
    await pause(20);
  }
  return undefined;
}
