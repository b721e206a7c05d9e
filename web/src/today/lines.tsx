import type { WorklistJson } from "@longwatch/api";
import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, type ReactElement, Suspense, useDeferredValue, useState } from "react";
import type { Asking } from "../acting/act-dialog.tsx";
import { type Line, lineId, type OneAct } from "../acting/send.ts";
import { useAtLeisure } from "../client/at-leisure.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { useCommon } from "../words/common.ts";
import { BulkBar } from "./bulk-bar.tsx";
import detailStyles from "./detail.module.css";
import { Empty, EmptyUnderFilter, ProofLine } from "./empty.tsx";
import type { useFilter } from "./filter.ts";
import { Row } from "./row.tsx";
import styles from "./rows.module.css";
import { ToldBar } from "./told-bar.tsx";
import type { Acts } from "./use-acts.ts";
import { useChoosing } from "./use-choosing.ts";
import type { List } from "./use-list.ts";
import { useTodayWords } from "./words.ts";

/** It comes after the lines, which are what one came for. */
const Detail = lazy(async () => ({ default: (await import("./detail.tsx")).Detail }));
/** More than a screen holds; those below it are drawn after them, while keys are heard already. */
const drawnFirst = 12;
/** What only some acts need is loaded when one of them is chosen. */
const ActDialog = lazy(async () => ({ default: (await import("../acting/act-dialog.tsx")).ActDialog }));

type Shown = {
  readonly list: List;
  readonly first: WorklistJson;
  readonly acts: Acts;
  readonly filtering: ReturnType<typeof useFilter>;
  readonly help: () => void;
};

/** The lines, the chosen one beside them, and what is done with them. */
export function Lines({ list, first, acts, filtering, help }: Shown): ReactElement {
  const { clinic, zone, may } = useHere();
  const say = useTodayWords();
  const common = useCommon();
  const isWide = useMediaQuery("(min-width: 75rem)", true, { getInitialValueInEffect: false });
  const isFilled = useDeferredValue(true, false);
  const isTime = useAtLeisure();
  const [asking, setAsking] = useState<{ readonly asking: Asking; readonly lines: readonly Line[] }>();
  const shown = list.lines.map(({ line, isGone }) => ({
    line: { ...line, ...acts.overlay.get(lineId(line)) },
    isGone,
  }));
  const lines = shown.map(({ line }) => line);
  const mayAct = may("act-on-tasks");
  const choosing = useChoosing({
    lines,
    mayAct,
    hasMore: list.hasMore,
    loadMore: list.loadMore,
    act: acts.act,
    ask: (what, some) => setAsking({ asking: what, lines: some }),
    undo: acts.undo,
    showNew: list.showNew,
    help,
  });
  const { chosen, marked, choose, open, mark } = choosing;
  const pane = (line: Line): ReactElement => (
    <Suspense fallback={null}>
      <Detail
        line={line}
        level={isWide ? 3 : 2}
        act={(one: OneAct) => acts.act([line], one)}
        ask={(what) => setAsking({ asking: what, lines: [line] })}
      />
    </Suspense>
  );
  if (lines.length === 0)
    return (
      <>
        {Object.keys(filtering.filter).length > 0 ? (
          <EmptyUnderFilter clear={filtering.clear} />
        ) : (
          <Empty proof={first.proof} zone={zone} />
        )}
        <ToldBar {...acts} />
      </>
    );
  return (
    <>
      <output className={styles["news"]}>
        {list.changes === 0 ? undefined : (
          <Button size="compact-md" onClick={list.showNew}>
            {say("changes", { count: list.changes })} — {say("show")}
          </Button>
        )}
      </output>
      <div className={styles["page"]}>
        <div>
          <ul className={styles["list"]} aria-label={say("list")}>
            {(isFilled ? shown : shown.slice(0, drawnFirst)).map(({ line, isGone }, i) => {
              const id = lineId(line);
              const isChosen = chosen === undefined ? i === 0 && choosing.isFresh : lineId(chosen) === id;
              return (
                <Row
                  key={id}
                  line={line}
                  clinic={clinic}
                  asOf={first.asOf}
                  isGone={isGone}
                  isSamePerson={line.patient !== null && lines[i - 1]?.patient === line.patient}
                  isChosen={isChosen}
                  isMarked={marked.has(id)}
                  mayAct={mayAct}
                  choose={choose}
                  open={open}
                  mark={mark}
                  inline={isChosen && chosen !== undefined && !isWide ? pane(line) : undefined}
                />
              );
            })}
          </ul>
          {list.hasMore ? (
            <div className={styles["more"]}>
              <Button variant="default" loading={list.isLoadingMore} onClick={list.loadMore}>
                {common("more")}
              </Button>
            </div>
          ) : undefined}
          <ProofLine proof={first.proof} zone={zone} />
          <BulkBar
            marked={lines.filter((line) => marked.has(lineId(line)))}
            act={acts.act}
            ask={(what, some) => setAsking({ asking: what, lines: some })}
            clear={choosing.clearMarks}
          />
          <ToldBar {...acts} />
        </div>
        {isWide ? (
          <aside className={detailStyles["pane"]} aria-label={say("detail")} tabIndex={-1}>
            <Card title={say("detail")}>{isTime ? pane(chosen ?? lines[0]!) : undefined}</Card>
          </aside>
        ) : undefined}
      </div>
      {asking === undefined ? undefined : (
        <Suspense>
          <ActDialog
            {...asking}
            send={(one, saved) => {
              acts.act(asking.lines, one, saved);
              choosing.clearMarks();
            }}
            close={() => setAsking(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
