import { ActionIcon, Button, Group, SegmentedControl } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconMinus, IconPlus, IconTable, IconTimeline } from "@tabler/icons-react";
import type { ReactElement } from "react";
import styles from "./timeline.module.css";
import { type Extent, panned, presets, presetView, type View, zoomed } from "./view.ts";
import { useTimelineWords } from "./words.ts";

const same = (a: View, b: View | undefined): boolean =>
  b !== undefined && Math.abs(a.from - b.from) < 0.5 && Math.abs(a.through - b.through) < 0.5;

/** What part of the years is seen, and as what. */
export function Toolbar({
  view,
  extent,
  change,
  isTable,
  setTable,
}: {
  readonly view: View;
  readonly extent: Extent;
  readonly change: (view: View) => void;
  readonly isTable: boolean;
  readonly setTable: (isTable: boolean) => void;
}): ReactElement {
  const say = useTimelineWords();
  const middle = (view.from + view.through) / 2;
  const days = view.through - view.from;
  const there = presets.filter((one) => presetView(one, extent) !== undefined);
  const moves = [
    { word: "earlier", Icon: IconChevronLeft, to: () => panned(view, -days * 0.3, extent) },
    { word: "later", Icon: IconChevronRight, to: () => panned(view, days * 0.3, extent) },
    { word: "farther", Icon: IconMinus, to: () => zoomed(view, 1.6, middle, extent) },
    { word: "closer", Icon: IconPlus, to: () => zoomed(view, 1 / 1.6, middle, extent) },
  ] as const;
  return (
    <Group justify="space-between" gap="sm" className={`no-print ${styles["toolbar"]}`}>
      {isTable ? (
        <span />
      ) : (
        <Group gap="xs">
          <SegmentedControl
            className={styles["presets"]}
            size="xs"
            aria-label={say("presets")}
            data={there.map((one) => ({ value: one, label: say(one) }))}
            value={there.find((one) => same(view, presetView(one, extent))) ?? ""}
            onChange={(one) => change(presetView(one as (typeof presets)[number], extent)!)}
          />
          <ActionIcon.Group>
            {moves.map(({ word, Icon, to }) => (
              <ActionIcon key={word} variant="default" size="md" aria-label={say(word)} onClick={() => change(to())}>
                <Icon size={16} aria-hidden="true" />
              </ActionIcon>
            ))}
          </ActionIcon.Group>
        </Group>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={
          isTable ? <IconTimeline size={16} aria-hidden="true" /> : <IconTable size={16} aria-hidden="true" />
        }
        onClick={() => setTable(!isTable)}
      >
        {say(isTable ? "as-chart" : "as-table")}
      </Button>
    </Group>
  );
}
