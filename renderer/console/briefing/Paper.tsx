/**
 * Puts the briefing onto paper: what the pages tell at the first moment at which all of them have their data, which is at
 * once where they were shown before. Mounted for one sheet.
 */
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { BriefingPage } from "../../../shared/domain/briefing/pages.ts";
import { usePaper } from "../../briefing/usePaper.ts";
import { saveFile } from "../saveFile.ts";
import type { Ask } from "../send.ts";

export interface PaperProps {
  readonly pages: readonly BriefingPage[];
  readonly ask: Ask;
  /** With the file's name; null where it was refused. */
  readonly onDone: (name: string | null) => void;
}

export function Paper({ pages, ask, onDone }: PaperProps) {
  const { t } = useTranslation("briefing");
  const paper = usePaper(pages);
  const asked = useRef(false);
  useEffect(() => {
    if (!paper || asked.current) return;
    asked.current = true;
    void ask("briefing.paper", paper).then((file) => {
      if (file) saveFile(file.name, file.bytes);
      onDone(file?.name ?? null);
    });
  }, [paper, ask, onDone]);
  return <p role="status">{t("paper-busy")}</p>;
}
