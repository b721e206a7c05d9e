import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { listen } from "./api.ts";

/** As browsers have it: after a refusal it is closed for good. */
class Events extends EventTarget {
  static readonly all: Events[] = [];
  readonly CLOSED = 2;
  readyState = 0;
  constructor() {
    super();
    Events.all.push(this);
  }
  close(): void {
    this.readyState = this.CLOSED;
  }
  fails(isForGood: boolean): void {
    this.readyState = isForGood ? this.CLOSED : 0;
    this.dispatchEvent(new Event("error"));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  Events.all.length = 0;
  vi.stubGlobal("EventSource", Events);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("listens again after the server would not be listened to, until it is stopped", () => {
  const heard = vi.fn();
  const stop = listen("clinic", () => {}, heard);
  Events.all[0]!.fails(false);
  vi.runAllTimers();
  expect(Events.all).toHaveLength(1);
  Events.all[0]!.fails(true);
  vi.runAllTimers();
  expect(Events.all).toHaveLength(2);
  Events.all[1]!.dispatchEvent(new Event("open"));
  expect(heard.mock.calls).toEqual([[false], [false], [true]]);
  Events.all[1]!.fails(true);
  stop();
  vi.runAllTimers();
  expect(Events.all).toHaveLength(2);
});
