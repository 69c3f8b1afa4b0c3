/** What the presenter wants to say about a page; kept a moment after the last letter, and when the page is left. */
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BriefingNoteRow } from "../../../shared/contract/briefing.ts";

const keepAfterMs = 800;
const longest = 4000;

export function Note({ note, onKeep }: { note: BriefingNoteRow; onKeep: (text: string) => void }) {
  const { t } = useTranslation("briefing");
  const [text, setText] = useState(note.text);
  const unkept = useRef<string | null>(null);
  const keep = useRef(onKeep);
  keep.current = onKeep;
  useEffect(() => {
    if (unkept.current === null) return;
    const timer = setTimeout(() => {
      keep.current(text);
      unkept.current = null;
    }, keepAfterMs);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(
    () => () => {
      if (unkept.current !== null) keep.current(unkept.current);
    },
    [],
  );
  return (
    <label className="presenter-note">
      <span>{t("notes")}</span>
      <textarea
        value={text}
        maxLength={longest}
        onChange={({ target }) => {
          unkept.current = target.value;
          setText(target.value);
        }}
      />
      <small>{t("notes-how")}</small>
    </label>
  );
}
