import type { ProblemJson } from "@longwatch/api";

/** Why the server was not asked, or would not. `kind` is the fragment of the problem's address, or `unreachable`. */
export class Refusal extends Error {
  readonly kind: string;
  readonly status: number;
  readonly problem: ProblemJson | undefined;
  constructor(kind: string, status: number, problem?: ProblemJson) {
    super(problem?.detail ?? kind);
    this.kind = kind;
    this.status = status;
    this.problem = problem;
  }
}

export type Asking = {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Sent as JSON; a `Blob` as it is. */
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** The version that the person has seen; the server refuses where it is another by now. */
  readonly seen?: number;
  /** The same key again has no second effect. */
  readonly once?: string;
  readonly signal?: AbortSignal;
};

let language = "en";
/** In which language the server answers. */
export const answerIn = (one: string): void => {
  language = one;
};

let onSignInNeeded: () => Promise<void> = () => Promise.resolve();
/** What happens when a session has ended; the request is made again after it. */
export const whenSignInNeeded = (act: () => Promise<void>): void => {
  onSignInNeeded = act;
};

/**
 * Asks the server.
 *
 * @param path from `/api/v1` on
 * @throws Refusal
 */
export async function ask<T>(path: string, asking: Asking = {}): Promise<T> {
  const response = await send(path, asking);
  if (response.status === 401 && !path.startsWith("/sign-in") && path !== "/session") {
    await onSignInNeeded();
    return read(await send(path, asking));
  }
  return read(response);
}

const begun = new Map<string, Promise<Response>>();
/** What is begun early and not wanted soon is asked anew. */
const soonMs = 10_000;

/** Asks for what the page will want first, before the page is there: it is given to whoever asks for it next. */
export function begin(path: string, query: NonNullable<Asking["query"]> = {}): void {
  const { href } = addressOf(path, query);
  const asked = fetch(href, { headers: reading() });
  // Whoever wants it hears of a failure; nobody else need.
  asked.catch(() => undefined);
  begun.set(href, asked);
  setTimeout(() => {
    if (begun.delete(href)) asked.then(({ body }) => body?.cancel()).catch(() => undefined);
  }, soonMs);
}

const reading = () => ({ accept: "application/json, application/problem+json", "accept-language": language });

function addressOf(path: string, query: NonNullable<Asking["query"]>): URL {
  const address = new URL(`/api/v1${path}`, location.origin);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== "") address.searchParams.set(name, String(value));
  return address;
}

async function send(path: string, { method = "GET", body, query = {}, seen, once, signal }: Asking): Promise<Response> {
  const address = addressOf(path, query);
  const early = method === "GET" ? begun.get(address.href) : undefined;
  begun.delete(address.href);
  const isFile = body instanceof Blob;
  try {
    if (early !== undefined) return await early;
    return await fetch(address, {
      method,
      headers: {
        ...reading(),
        ...(body === undefined ? {} : { "content-type": isFile ? body.type : "application/json" }),
        ...(seen === undefined ? {} : { "if-match": `"${seen}"` }),
        ...(once === undefined ? {} : { "idempotency-key": once }),
      },
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new Refusal("unreachable", 0);
  }
}

async function read<T>(response: Response): Promise<T> {
  if (response.ok) {
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    return (isJson ? await response.json() : await response.text()) as T;
  }
  const problem = (await response.json().catch(() => undefined)) as ProblemJson | undefined;
  const kind = problem?.type.split("#")[1] ?? (response.status >= 500 ? "unavailable" : "fault");
  throw new Refusal(kind, response.status, problem);
}

/**
 * Listens for word that a clinic's list may have changed, and for whether the server can be heard at all.
 *
 * @returns how to stop
 */
export function listen(clinic: string, changed: () => void, heard: (isHeard: boolean) => void): () => void {
  let events: EventSource;
  let later: ReturnType<typeof setTimeout>;
  const begin = (): void => {
    events = new EventSource(`/api/v1/clinics/${clinic}/worklist/events`);
    events.addEventListener("changed", changed);
    events.addEventListener("open", () => heard(true));
    events.addEventListener("error", () => {
      heard(false);
      // After a lost line the browser tries again by itself; after a refusal, such as while the session is over, it never does.
      if (events.readyState === events.CLOSED) later = setTimeout(begin, 5_000);
    });
  };
  begin();
  return () => {
    clearTimeout(later);
    events.close();
  };
}
