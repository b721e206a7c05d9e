import { useEffect, useState } from "react";

/** For browsers that cannot tell when they are at leisure. */
const soonMs = 300;

/** Whether the browser has had time to spare: what nobody needs before the page is there waits for it. */
export function useAtLeisure(): boolean {
  const [isTime, setTime] = useState(false);
  useEffect(() => {
    const begin = (): void => setTime(true);
    if (!("requestIdleCallback" in window)) {
      const waiting = setTimeout(begin, soonMs);
      return () => clearTimeout(waiting);
    }
    const waiting = requestIdleCallback(begin, { timeout: 3000 });
    return () => cancelIdleCallback(waiting);
  }, []);
  return isTime;
}
