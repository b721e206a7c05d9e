import { expect, test } from "vitest";
import { readSubscription } from "./read.ts";

const asked = (endpoint: string) =>
  readSubscription({
    resourceType: "Subscription",
    status: "requested",
    reason: "warnings",
    criteria: "DetectedIssue",
    channel: { type: "rest-hook", endpoint },
  });

test.each(["https://h.example/x", "http://h/x"])(
  "%s may be an address: whether it may be called is not said here",
  (endpoint) => {
    expect(asked(endpoint)).toMatchObject({ endpoint });
  },
);

test.each(["ftp://h/x", "h/x", "https://ada@h/x", "https://ada:secret@h/x", "https://h/x#y"])(
  "%s is none, and what is asked for is true",
  (endpoint) => {
    const faults = asked(endpoint);
    expect(faults).toMatchObject([{ code: "value", at: "Subscription.channel.endpoint" }]);
    expect(JSON.stringify(faults)).toMatch(/http or https/);
  },
);
