import { expect } from "vitest";
import type { Clinic } from "./people.ts";
import type { Screen } from "./screen.ts";

/** The laboratory's line: a service of its own, which may deliver messages and nothing else. */
export async function laboratory(
  { server, base }: Pick<Screen, "server" | "base">,
  { clinic, administrator }: Clinic,
): Promise<(message: string) => Promise<void>> {
  const url = (path: string): string => `/api/v1/clinics/${clinic}${path}`;
  const made = await server.as(administrator, {
    method: "POST",
    url: url("/services"),
    payload: { label: "Laboratory", permissions: ["receive-messages"], endsAt: "2027-01-01T00:00:00Z" },
  });
  const { token } = made.json<{ token: string }>();
  return async (payload) => {
    const received = await fetch(base + url("/messages/from/lab"), {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/hl7-v2" },
      body: payload,
    });
    expect(received.status).toBe(202);
  };
}
