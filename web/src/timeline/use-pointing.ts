import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { nearest, type Row } from "./row.ts";
import { type Extent, panned, type View, zoomed } from "./view.ts";

type Pointing = {
  readonly body: RefObject<HTMLElement | null>;
  readonly area: RefObject<HTMLElement | null>;
  readonly cross: RefObject<HTMLElement | null>;
  readonly readings: RefObject<Map<string, HTMLElement>>;
  readonly rows: readonly Row[];
  readonly view: View;
  readonly extent: Extent;
  readonly change: (view: View) => void;
  /** An item was pressed. */
  readonly chosen: (row: string, item: number) => void;
};

const farPixels = 4;

/**
 * The mouse and the finger: a line that follows, the nearest value of each row beside it, dragging and zooming. The line and
 * the values are moved without drawing anything anew.
 */
export function usePointing(pointing: Pointing) {
  const latest = useRef(pointing);
  latest.current = pointing;
  const drag = useRef<{ readonly x: number; readonly view: View; isFar: boolean } | undefined>(undefined);
  const frame = useRef(0);

  const soon = (act: () => void): void => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(act);
  };
  const dayAt = (clientX: number): number | undefined => {
    const { area, view } = latest.current;
    const box = area.current?.getBoundingClientRect();
    if (box === undefined || clientX < box.left || clientX > box.right) return undefined;
    return view.from + ((clientX - box.left) / box.width) * (view.through - view.from);
  };

  useEffect(() => {
    const element = pointing.body.current;
    if (element === null) return;
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      const around = dayAt(event.clientX);
      if (around === undefined) return;
      event.preventDefault();
      const { view, extent, change } = latest.current;
      soon(() => change(zoomed(view, Math.exp(event.deltaY * 0.0022), around, extent)));
    };
    // React's own listener cannot keep the browser from zooming the page.
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  });

  const follow = (clientX: number): void => {
    const { cross, area, body, rows, readings } = latest.current;
    const day = dayAt(clientX);
    const box = area.current?.getBoundingClientRect();
    if (cross.current === null || box === undefined) return;
    cross.current.hidden = day === undefined;
    if (day === undefined) {
      rest();
      return;
    }
    const left = body.current?.getBoundingClientRect().left ?? 0;
    cross.current.style.transform = `translateX(${Math.round(clientX - left)}px)`;
    for (const { id, items } of rows) {
      const element = readings.current.get(id);
      const i = element === undefined ? undefined : nearest(items, day);
      if (element !== undefined && i !== undefined) element.textContent = items[i]!.brief();
    }
  };
  const rest = (): void => {
    const { cross, readings } = latest.current;
    if (cross.current !== null) cross.current.hidden = true;
    for (const element of readings.current.values()) element.textContent = element.dataset["latest"] ?? "";
  };

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || dayAt(event.clientX) === undefined) return;
      drag.current = { x: event.clientX, view: latest.current.view, isFar: false };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const { clientX, pointerId, currentTarget } = event;
      const held = drag.current;
      if (held === undefined) {
        soon(() => follow(clientX));
        return;
      }
      if (!held.isFar && Math.abs(clientX - held.x) < farPixels) return;
      if (!held.isFar) currentTarget.setPointerCapture(pointerId);
      held.isFar = true;
      const { area, extent, change } = latest.current;
      const pixels = area.current?.clientWidth ?? 1;
      const days = ((held.x - clientX) / pixels) * (held.view.through - held.view.from);
      soon(() => change(panned(held.view, days, extent)));
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const held = drag.current;
      drag.current = undefined;
      if (held === undefined || held.isFar) return;
      const id = (event.target as Element).closest<HTMLElement>("[data-row]")?.dataset["row"];
      const day = dayAt(event.clientX);
      const row = latest.current.rows.find((one) => one.id === id);
      const item = row === undefined || day === undefined ? undefined : nearest(row.items, day);
      if (row !== undefined && item !== undefined) latest.current.chosen(row.id, item);
    },
    onPointerCancel: () => {
      drag.current = undefined;
    },
    onPointerLeave: () => {
      if (drag.current === undefined) soon(rest);
    },
  };
}
