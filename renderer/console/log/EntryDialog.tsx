/** Writes into the log from anywhere in seconds, or corrects what stands there. `@` refers, Enter sends. */
import { type DragEvent, type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type LogRow, maxEntryLetters } from "../../../shared/contract/shiftLog.ts";
import { type EntryLink, tagOf } from "../../../shared/domain/log/event.ts";
import { bytesInMegabyte } from "../../../shared/domain/log/rules.ts";
import { useRow } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { textOf } from "../../ui/textOf.ts";
import { Chip } from "../Chip.tsx";
import { Dialog } from "../Dialog.tsx";
import { useDraft } from "../draft.ts";
import { FileInput } from "../FileInput.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { askedAt, linked, matching, withReference } from "./references.ts";
import { useReferences } from "./useReferences.ts";
import "./log.css";

interface Draft {
  readonly text: string;
  readonly tags: string;
  readonly links: readonly EntryLink[];
  readonly template: string | null;
  readonly reason: string;
  readonly files: readonly File[];
}

const empty: Draft = { text: "", tags: "", links: [], template: null, reason: "", files: [] };
const taken = ".jpg,.jpeg,.png,.webp,.pdf,.mp4,.txt";

export interface EntryDialogProps {
  /** What is corrected; without it a new entry is written. */
  readonly corrected?: LogRow;
  /** What the entry is about from the start: what was looked at. */
  readonly about?: EntryLink | undefined;
  readonly onClose: () => void;
}

export function EntryDialog({ corrected, about, onClose }: EntryDialogProps) {
  const { t, i18n } = useTranslation("log");
  const book = useRow("logBook");
  const count = useCountFormat();
  const references = useReferences();
  const now = corrected?.entry?.versions.at(-1);
  const begun: Draft = now
    ? { ...empty, text: now.text, tags: now.tags.join(" "), links: now.links }
    : { ...empty, links: about ? [about] : [] };
  const [draft, setDraft, forgetDraft] = useDraft<Draft>(corrected ? `log ${corrected.id}` : "log", begun);
  const [at, setAt] = useState(0);
  const [cursor, setCursor] = useState(0);
  const area = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const standAt = useRef<number | null>(null);
  // Before the next key is pressed: it would stand behind the text's end.
  useLayoutEffect(() => {
    if (standAt.current === null) return;
    area.current?.focus();
    area.current?.setSelectionRange(standAt.current, standAt.current);
    standAt.current = null;
  });
  const { ask, refusal } = useSend();
  const change = (next: Partial<Draft>) => setDraft({ ...draft, ...next });

  const asking = askedAt(draft.text, cursor);
  const asked = asking?.asked ?? null;
  const offered = useMemo(() => (asked === null ? [] : matching(references, asked)), [asked, references]);
  const chosen = Math.min(at, offered.length - 1);
  const tags = [...new Set(draft.tags.split(/[\s,]+/).map(tagOf))].filter((tag) => tag !== null);
  const missing =
    draft.text.trim() === "" && draft.files.length === 0 && !corrected?.entry?.attachments.length;
  const letters = draft.text.trim().length;

  function refer(index: number): void {
    const reference = offered[index];
    if (!asking || !reference) return;
    const put = withReference(draft.text, asking.begin, cursor, reference);
    change({ text: put.text, links: linked(draft.links, reference) });
    setCursor(put.cursor);
    standAt.current = put.cursor;
  }
  function press(event: KeyboardEvent): void {
    if (offered.length === 0) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) setAt((chosen + by + offered.length) % offered.length);
    else if (event.key === "Enter" || event.key === "Tab") refer(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function attach(files: Iterable<File>): void {
    change({ files: [...draft.files, ...files].slice(0, book?.mostAttachments ?? 0) });
  }
  function drop(event: DragEvent): void {
    event.preventDefault();
    if (!corrected) attach(event.dataTransfer.files);
  }
  const send = async () => {
    const said = { text: draft.text, tags, links: [...draft.links] };
    const done = corrected
      ? await ask("log.correct", { ...said, entry: corrected.subject, reason: draft.reason.trim() })
      : await ask("log.write", {
          ...said,
          template: draft.template,
          attachments: await contentOf(draft.files),
        });
    if (!done) return;
    forgetDraft();
    onClose();
  };

  return (
    <Dialog title={t(corrected ? "correct" : "write")} onClose={onClose}>
      <SendForm
        submit={t(corrected ? "correct-send" : "write-send")}
        refusal={refusal}
        ready={!missing && (!corrected || draft.reason.trim() !== "")}
        onSend={send}
      >
        {!corrected && book && book.templates.length > 0 && (
          <div className="directory-chips">
            {book.templates.map((template) => (
              <Chip
                key={template.id}
                on={draft.template === template.id}
                onPress={() => {
                  change({ template: template.id, text: template.text, tags: template.tags.join(" ") });
                  area.current?.focus();
                }}
              >
                <span>{textOf(template.name, i18n.language)}</span>
              </Chip>
            ))}
          </div>
        )}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped where one writes */}
        <div className="log-writing" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
          <label>
            <span>{t("text")}</span>
            <textarea
              ref={area}
              data-first={true}
              rows={7}
              value={draft.text}
              onChange={({ target }) => {
                change({ text: target.value });
                setCursor(target.selectionStart);
                setAt(0);
              }}
              onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart)}
              onKeyDown={press}
            />
          </label>
          {offered.length > 0 && (
            <div className="log-offered" role="listbox" aria-label={t("references")}>
              {offered.map((reference, n) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the text has the focus and the keys
                <div
                  key={`${reference.kind} ${reference.id}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={n === chosen}
                  onClick={() => refer(n)}
                >
                  <span className="log-soft">{t(`link-${reference.kind}`)}</span>{" "}
                  <strong>{reference.name}</strong> <span className="log-soft">{reference.hint}</span>
                </div>
              ))}
            </div>
          )}
        </div>
        <p className="log-soft" data-over={letters > maxEntryLetters}>
          {t("text-how")}
          {letters > maxEntryLetters * 0.8 &&
            ` ${t("letters", { count: letters, most: count(maxEntryLetters) })}`}
        </p>
        <label>
          <span>{t("tags")}</span>
          <input
            type="text"
            list="log-tags"
            maxLength={300}
            value={draft.tags}
            onChange={({ target }) => change({ tags: target.value })}
          />
          <datalist id="log-tags">
            {book?.tags.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </label>
        {corrected && (
          <label>
            <span>{t("reason")}</span>
            <input
              type="text"
              maxLength={500}
              value={draft.reason}
              onChange={({ target }) => change({ reason: target.value })}
            />
          </label>
        )}
        <div className="directory-chips">
          {draft.links.map((link) => (
            <Chip
              key={`${link.kind} ${link.id}`}
              on={true}
              onPress={() => change({ links: draft.links.filter((each) => each !== link) })}
            >
              <span>
                {t(`link-${link.kind}`)} {link.name} ×
              </span>
            </Chip>
          ))}
          {draft.files.map((each) => (
            <Chip
              key={`${each.name} ${each.lastModified}`}
              on={true}
              onPress={() => change({ files: draft.files.filter((one) => one !== each) })}
            >
              <span>
                {t("file-chosen", { name: each.name, megabytes: (each.size / bytesInMegabyte).toFixed(2) })} ×
              </span>
            </Chip>
          ))}
        </div>
        {!corrected && (
          <p className="log-buttons">
            <button
              type="button"
              className="key-button"
              aria-disabled={draft.files.length >= (book?.mostAttachments ?? 0)}
              onClick={() => file.current?.click()}
            >
              {t("attach")}
            </button>
            <span className="log-soft">
              {t("attach-how", {
                most: book?.mostAttachments ?? 0,
                megabytes: (book?.largestAttachmentBytes ?? 0) / bytesInMegabyte,
              })}
            </span>
            <FileInput
              input={file}
              accept={taken}
              label={t("attach")}
              onFile={(chosenFile) => chosenFile && attach([chosenFile])}
            />
          </p>
        )}
      </SendForm>
    </Dialog>
  );
}

function contentOf(files: readonly File[]) {
  return Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}
