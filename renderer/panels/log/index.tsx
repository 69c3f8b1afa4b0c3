/** What people wrote into the shift log last, the newest first, as many as fit. */
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { parseMarkdown, plainLines } from "../../../shared/domain/log/markdown.ts";
import { useRow, useView } from "../../data/core.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { useRowsThatFit } from "../../ui/fit.ts";
import { formatTime } from "../../ui/time.ts";
import type { PanelProps } from "../panel.ts";
import "./log.css";

const rowRem = 1.7;
/** More is not seen of it in a line. */
const shownLetters = 300;

export default function LogPanel(_props: PanelProps) {
  const { t, i18n } = useTranslation("log");
  const { rows, state } = useView("logLatest");
  const zone = useRow("city")?.zone ?? "UTC";
  const box = useRef<HTMLUListElement>(null);
  const fit = useRowsThatFit(box, rowRem);
  const shown = [...rows].reverse().slice(0, fit);
  return (
    <Frame title={t("title")} state={state}>
      <ul ref={box} className="log-panel">
        {shown.map(({ id, at, entry }) => {
          const now = entry?.versions.at(-1);
          const lines = plainLines(parseMarkdown((now?.text ?? "").slice(0, shownLetters)));
          return (
            <li key={id} dir="auto">
              <time dateTime={new Date(at).toISOString()}>{formatTime(at, zone, i18n.language)}</time>
              <span>{lines.filter((line) => line.trim() !== "").join(" · ")}</span>
            </li>
          );
        })}
        {rows.length === 0 && <Nothing>{t("panel-none")}</Nothing>}
      </ul>
    </Frame>
  );
}
