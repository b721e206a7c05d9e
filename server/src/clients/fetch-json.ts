/** What another system may send us at most, and how long it may take. */
const mostBytes = 512 * 1024;
const timeoutMs = 5_000;

/**
 * Reads JSON from an address that an administrator has registered. Redirects are not followed, and an answer that is late, long or no JSON is
 * none.
 */
export async function fetchJson(address: string, init: RequestInit = {}): Promise<unknown> {
  try {
    const response = await fetch(address, {
      ...init,
      headers: { accept: "application/json", ...init.headers },
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      return undefined;
    }
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body) {
      length += part.length;
      // Leaving the loop closes the line.
      if (length > mostBytes) return undefined;
      parts.push(part);
    }
    return JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch {
    return undefined;
  }
}
