import { useEffect } from "react";

/** What the window is called while a page is shown. No name of a patient: titles are kept in histories. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Longwatch`;
  }, [title]);
}
