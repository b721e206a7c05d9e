const browsers = [
  ["Edg/", "Edge"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const systems = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS X", "macOS"],
  ["Linux", "Linux"],
] as const;

/** A short label by which people know their own sessions: `Firefox on Windows`. The rest of the text is not kept. */
export function browserLabel(userAgent: string): string {
  const found = (list: readonly (readonly [string, string])[]): string | undefined =>
    list.find(([mark]) => userAgent.includes(mark))?.[1];
  const [browser, system] = [found(browsers), found(systems)];
  return browser === undefined ? "another program" : system === undefined ? browser : `${browser} on ${system}`;
}
