import type { Page, Request } from "playwright-core";

/** How long nothing may have been asked for, once the browser had time to spare. */
const quietMs = 400;
const longestMs = 30_000;
const asking = new WeakMap<Page, { readonly open: Set<Request>; lastAt: number }>();

/** Keeps what a page waits for; the stream of what is new, which never ends, is not waited for. */
export function watchRequests(page: Page): void {
  const its = { open: new Set<Request>(), lastAt: Date.now() };
  asking.set(page, its);
  page.on("request", (request) => {
    if (request.resourceType() === "eventsource") return;
    its.open.add(request);
    its.lastAt = Date.now();
  });
  const end = (request: Request): void => {
    if (its.open.delete(request)) its.lastAt = Date.now();
  };
  page.on("requestfinished", end);
  page.on("requestfailed", end);
}

/** Waits until all is there: a page loads when it is at leisure too, which `networkidle`, said once only, does not know. */
export async function atRest(page: Page): Promise<void> {
  const its = asking.get(page);
  if (its === undefined) throw new Error("the requests of this page were not watched: open it by startScreen");
  const until = Date.now() + longestMs;
  while (Date.now() < until) {
    await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle, { timeout: 1000 })));
    if (its.open.size === 0 && Date.now() - its.lastAt >= quietMs) return;
    await page.waitForTimeout(50);
  }
  const open = [...its.open].map((request) => `${request.method()} ${new URL(request.url()).pathname}`);
  throw new Error(`still asking after ${longestMs} ms: ${open.join(", ")}`);
}
