import http from "node:http";
import { pause } from "../../server/src/postgres/processes.ts";

/** One user's next request. */
export type Ask = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** Milliseconds of every request that was answered well, and how many were not. */
export type Load = { readonly times: readonly number[]; readonly failures: number; readonly seconds: number };

/**
 * So many users at once, each asking again when the answer has come, after a pause.
 *
 * @param pauseMs mean of the pause, drawn evenly from nothing to twice as long; 0: without any, which measures the machine full
 */
export async function load(
  origin: string,
  users: number,
  forMs: number,
  pauseMs: number,
  ask: (user: number, turn: number) => Ask,
): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: users });
  const times: number[] = [];
  let failures = 0;
  const startedAt = performance.now();
  const isOver = (): boolean => performance.now() - startedAt > forMs;
  const user = async (number: number): Promise<void> => {
    for (let turn = 0; !isOver(); turn += 1) {
      if (pauseMs > 0) await pause(pauseMs * 2 * drawn(number, turn));
      const from = performance.now();
      const status = await answered(origin, agent, ask(number, turn));
      if (status < 400) times.push(performance.now() - from);
      else failures += 1;
    }
  };
  await Promise.all(Array.from({ length: users }, (_, number) => user(number)));
  agent.destroy();
  return { times, failures, seconds: (performance.now() - startedAt) / 1000 };
}

/** The same pauses in every run. */
const drawn = (user: number, turn: number): number => ((user * 7919 + turn * 104_729) % 1000) / 1000;

function answered(origin: string, agent: http.Agent, { method, path, headers, body }: Ask): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(`${origin}${path}`, { method, agent, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 500));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** @param share 0.95 for the 95th percentile */
export const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
