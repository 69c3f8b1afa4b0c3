/** Searches all that this room ever heard; Enter opens what stands under the cursor. */
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CommandRefused } from "../../../shared/contract/connection.ts";
import type { SearchHit } from "../../../shared/contract/incidents.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { connection, useRow } from "../../data/core.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatMoment } from "../../ui/time.ts";
import { Dialog } from "../Dialog.tsx";
import { useDraft } from "../draft.ts";
import { RefusalText } from "../RefusalMessage.tsx";
import type { Refusal } from "../send.ts";
import { excerptParts } from "./excerpt.ts";
import "./search.css";

/** Somebody who types fast is not answered for every letter. */
const afterMs = 120;

interface Found {
  /** What it was searched for. */
  readonly text: string;
  readonly hits: readonly SearchHit[];
  readonly refusal: Refusal | null;
}

export interface SearchDialogProps {
  readonly onOpen: (incident: string) => void;
  readonly onClose: () => void;
}

export function SearchDialog({ onOpen, onClose }: SearchDialogProps) {
  const { t, i18n } = useTranslation("console");
  const { t: incidents } = useTranslation("incidents");
  const city = useCityIndex();
  const zone = useRow("city")?.zone ?? "UTC";
  const [text, setText] = useDraft("search", "");
  const [at, setAt] = useState(0);
  const [wanted, setWanted] = useState(false);
  const found = useFound(text.trim());
  const list = useRef<HTMLDivElement>(null);
  const { hits } = found;
  const cursor = Math.min(at, hits.length - 1);
  useEffect(() => {
    list.current?.querySelector("[data-cursor=true]")?.scrollIntoView({ block: "nearest" });
  });
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) setAt(Math.max(0, Math.min(hits.length - 1, cursor + by)));
    else if (event.key === "Enter") setWanted(true);
    else return;
    event.preventDefault();
  };
  // Old hits do not answer a new question: who was faster than the answer has its first hit.
  const answered = found.text === text.trim() ? hits[cursor] : undefined;
  useEffect(() => {
    if (wanted && answered) onOpen(answered.incident);
  }, [wanted, answered, onOpen]);
  return (
    <Dialog title={t("find-title")} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the field bubble up to here */}
      <div className="find" onKeyDown={press}>
        <input
          // Of another type, Escape would empty it before it closes the dialog.
          type="text"
          data-first={true}
          onFocus={(event) => event.target.select()}
          aria-label={t("find-title")}
          maxLength={500}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
            setWanted(false);
          }}
        />
        <div ref={list} className="find-hits" role="listbox" aria-label={t("find-hits")}>
          {hits.map((hit, n) => {
            const category = city.categories.get(hit.category);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
              <div
                key={hit.report}
                role="option"
                tabIndex={-1}
                aria-selected={n === cursor}
                data-cursor={n === cursor}
                data-hit={hit.report}
                onClick={() => onOpen(hit.incident)}
              >
                <p>
                  <strong>{category ? textOf(category.name, i18n.language) : hit.category}</strong>
                  <span>{incidents(`state-${hit.state}`)}</span>
                  <span>{formatMoment(hit.receivedAt, zone, i18n.language)}</span>
                  <span>{hit.report}</span>
                </p>
                <p dir="auto">
                  {excerptParts(hit.excerpt).map(({ text: part, found: isFound }, index) =>
                    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have nothing but their place
                    isFound ? <mark key={index}>{part}</mark> : <span key={index}>{part}</span>,
                  )}
                </p>
              </div>
            );
          })}
        </div>
        {found.refusal && (
          <p role="alert">
            <RefusalText refusal={found.refusal} />
          </p>
        )}
        {!found.refusal && hits.length === 0 && (
          <p className="find-none">{t(found.text === "" ? "find-how" : "find-none")}</p>
        )}
      </div>
    </Dialog>
  );
}

function useFound(text: string): Found {
  const [found, setFound] = useState<Found>({ text: "", hits: [], refusal: null });
  useEffect(() => {
    if (text === "") {
      setFound({ text, hits: [], refusal: null });
      return;
    }
    let gone = false;
    const timer = setTimeout(() => {
      connection.command("search", { text }).then(
        ({ hits }) => {
          if (!gone) setFound({ text, hits, refusal: null });
        },
        (error) => {
          if (!(error instanceof CommandRefused)) throw error;
          if (!gone) setFound({ text, hits: [], refusal: { command: "search", reason: error.reason } });
        },
      );
    }, afterMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [text]);
  return found;
}
