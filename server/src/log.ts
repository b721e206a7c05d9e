import { pino } from "pino";

/** Every event that is logged, with the fields that it has: ids, counts, durations and words of ours. There is no free text. */
export type LogEvents = {
  readonly "server.listening": { readonly port: number };
  readonly "server.closing": { readonly streams: number };
  readonly "http.answered": {
    readonly request: string;
    readonly method: string;
    /** The pattern, never the address. */
    readonly route: string;
    readonly status: number;
    readonly ms: number;
    readonly clinic?: string;
    readonly actor?: string;
    readonly incident?: string;
  };
  /** A system whose signed token was not believed, and why. */
  readonly "client.refused": { readonly clinic: string; readonly why: string };
  /** With the request where no answer tells of it any more: it broke off half-way. */
  readonly "http.fault": { readonly incident: string; readonly request?: string; readonly route?: string } & Fault;
  readonly "database.lost": Fault;
  readonly "events.lost": Fault;
  readonly "feed.listening": { readonly clinic: string; readonly feed: string; readonly port: number };
  /** Something on a line that was no message as agreed; nothing of what was said. */
  readonly "feed.trouble": { readonly clinic: string; readonly feed: string; readonly what: string };
  readonly "job.done": Job;
  readonly "job.failed": Job & { readonly of: string };
  readonly "events.heard-again": { readonly streams: number };
};
export type LogEvent = keyof LogEvents;

/** What may be said of work in the background. */
export type Job = {
  readonly queue?: string;
  readonly clinic?: string;
  readonly milliseconds?: number;
  readonly count?: number;
  readonly error?: string;
};

/** What may be said of an error: its kind and where in our code, never its message, which may quote what it met. */
export type Fault = { readonly error: string; readonly code?: string; readonly where: string };

type Level = "info" | "warn" | "error";
export type Log = { readonly [L in Level]: <E extends LogEvent>(event: E, fields: LogEvents[E]) => void };

/** Ids, patterns and words: no blanks, so no sentence and no full name. What is not so is withheld, whoever passed it. */
const isWord = (text: string): boolean => /^[\w.:/{}*@<>+|()$-]{0,600}$/.test(text);

/** Lines of JSON with the event as `msg`, on standard output unless another place is given. */
export function openLog(write: { write: (line: string) => void } = process.stdout, level: Level = "info"): Log {
  const logger = pino(
    {
      level,
      base: null,
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    write,
  );
  const at =
    (name: Level) =>
    <E extends LogEvent>(event: E, fields: LogEvents[E]): void =>
      logger[name](safe(fields), event);
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

const safe = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "number" || typeof value === "boolean" || (typeof value === "string" && isWord(value))
        ? value
        : "withheld",
    ]),
  );

/** For tests, and for whoever wants none. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** An error without its message: the class, a database's code, and the first places of ours that it passed. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { error: typeof error, where: "" };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const places = [...(error.stack ?? "").matchAll(/\/((?:server|core|interop)\/[\w./-]+:\d+):\d+\)?$/gm)];
  return {
    error: error.name,
    ...code,
    where: places
      .slice(0, 5)
      .map((place) => place[1])
      .join("|"),
  };
}
