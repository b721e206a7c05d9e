import type { Courier, Heard } from "../usecases/subscriptions/tell.ts";

/** How long a receiver may take to answer. Far below the time for which a subscription is claimed. */
const usualTimeoutMs = 10_000;

/**
 * Brings notifications over HTTP. Only to origins that the operator has named, so that no program can make this server call an address of its
 * own choice; a redirect is not followed, and nothing of an answer but its number is read.
 */
export const hookCourier = (
  origin: string,
  receivers: readonly string[],
  open: Courier["open"],
  timeoutMs = usualTimeoutMs,
): Courier => ({
  origin,
  open,
  send: (endpoint, headers, body) =>
    receivers.includes(new URL(endpoint).origin)
      ? post(endpoint, headers, body, timeoutMs)
      : Promise.resolve({ isTaken: false, detail: "receiver-not-allowed" }),
});

async function post(
  endpoint: string,
  lines: readonly string[],
  body: object | undefined,
  timeoutMs: number,
): Promise<Heard> {
  try {
    const headers = new Headers(lines.map((line) => pairOf(line)));
    if (body !== undefined) headers.set("content-type", "application/fhir+json");
    const response = await fetch(endpoint, {
      method: "POST",
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return { isTaken: response.ok, detail: `${response.status}` };
  } catch (error) {
    return { isTaken: false, detail: nameOf(error) };
  }
}

const pairOf = (line: string): [string, string] => {
  const colon = line.indexOf(":");
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
};

/** The code of the system where there is one: an error's words may hold the address. */
function nameOf(error: unknown): string {
  const { name, cause } = error as Error & { readonly cause?: { readonly code?: unknown } };
  if (name === "TimeoutError") return "timeout";
  const code = cause?.code;
  return typeof code === "string" && /^[A-Z_0-9]{1,40}$/.test(code) ? code.toLowerCase() : "no-answer";
}
