import { type KeyboardEvent, useState } from "react";
import { nearest, type Row } from "./row.ts";
import { brought, type Extent, panned, presetView, type View, zoomed } from "./view.ts";

/** The item that is being read. */
export type Cursor = { readonly row: string; readonly item: number };

type Reading = {
  readonly rows: readonly Row[];
  readonly view: View;
  readonly extent: Extent;
  readonly change: (view: View) => void;
  readonly why: (key: string) => void;
};

/** Reading by the keyboard: from item to item, and from row to row at about the same day. */
export function useReading({ rows, view, extent, change, why }: Reading) {
  const [cursor, setCursor] = useState<Cursor>();
  const place = rows.findIndex(({ id }) => id === cursor?.row);
  const row = rows[place];
  const item = row?.items[cursor?.item ?? -1];

  const read = (to: Row | undefined, index: number | undefined): void => {
    const found = to?.items[index ?? -1];
    if (to === undefined || index === undefined || found === undefined) return;
    setCursor({ row: to.id, item: index });
    change(brought(view, found.day, extent));
  };
  const begin = (): void => {
    const start = rows.find(({ items }) => items.length > 0);
    read(start, start === undefined ? undefined : nearest(start.items, extent.asOf));
  };
  const toRow = (step: 1 | -1): void => {
    for (let i = place + step; i >= 0 && i < rows.length; i += step) {
      const next = rows[i]!;
      if (next.items.length === 0) continue;
      read(next, nearest(next.items, item?.day ?? extent.asOf));
      return;
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const act = actOf(event);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const actOf = (event: KeyboardEvent): (() => void) | undefined => {
    const days = view.through - view.from;
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    switch (event.key) {
      case "+":
      case "=":
        return () => change(zoomed(view, 0.7, item?.day ?? (view.from + view.through) / 2, extent));
      case "-":
        return () => change(zoomed(view, 1 / 0.7, item?.day ?? (view.from + view.through) / 2, extent));
      case "0":
        return () => change(presetView("all", extent)!);
      case "ArrowLeft":
        if (event.shiftKey) return () => change(panned(view, -days * 0.15, extent));
        return row === undefined ? begin : () => read(row, cursor!.item - 1);
      case "ArrowRight":
        if (event.shiftKey) return () => change(panned(view, days * 0.15, extent));
        return row === undefined ? begin : () => read(row, cursor!.item + 1);
      case "ArrowUp":
        return row === undefined ? begin : () => toRow(-1);
      case "ArrowDown":
        return row === undefined ? begin : () => toRow(1);
      case "Home":
        return row === undefined ? begin : () => read(row, 0);
      case "End":
        return row === undefined ? begin : () => read(row, row.items.length - 1);
      case "Enter":
        return item?.why === undefined ? undefined : () => why(item.why!);
      case "Escape":
        return cursor === undefined ? undefined : () => setCursor(undefined);
      default:
        return undefined;
    }
  };
  return { cursor, row, item, onKeyDown, read, forget: () => setCursor(undefined) };
}
