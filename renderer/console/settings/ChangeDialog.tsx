/** Another value for one setting: what goes out of the file and what comes in is looked at while it is typed. */
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SettingEffect, SettingPreview, SettingRow } from "../../../shared/contract/settings.ts";
import { stationRoles } from "../../../shared/domain/station/role.ts";
import { Dialog } from "../Dialog.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";

export interface ChangeDialogProps {
  readonly row: SettingRow;
  readonly onDone: (effect: SettingEffect) => void;
  readonly onClose: () => void;
}

/** Settings that are one of a few words; the first empties it. */
const choices: Partial<Record<SettingRow["id"], readonly string[]>> = {
  language: ["", "id", "en"],
  role: ["", ...stationRoles],
};
/** A person stops typing. */
const lookAfterMs = 200;

export function ChangeDialog({ row, onDone, onClose }: ChangeDialogProps) {
  const { t } = useTranslation("settings");
  const field = useId();
  const { ask, refusal } = useSend();
  const [typed, setTyped] = useState(row.value ?? "");
  const [shown, setShown] = useState<{ of: string; preview: SettingPreview } | null>(null);
  const text = typed.trim() === "" ? null : typed;
  useEffect(() => {
    let isHere = true;
    const timer = setTimeout(() => {
      void ask("settings.preview", { key: row.id, text }).then((preview) => {
        if (preview && isHere) setShown({ of: typed, preview });
      });
    }, lookAfterMs);
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [ask, row.id, text, typed]);
  const preview = shown?.of === typed ? shown.preview : null;
  const isReady = preview !== null && preview.fault === null && preview.effect !== "none";
  const send = async () => {
    const done = await ask("settings.change", { key: row.id, text });
    if (done) onDone(done.effect);
  };
  return (
    <Dialog title={t("change-title", { key: row.id })} onClose={onClose}>
      <div className="settings-change">
        <SendForm submit={t("keep")} refusal={refusal} ready={isReady} onSend={() => void send()}>
          <p className="settings-text">{t(`about-${row.id}`)}</p>
          <label htmlFor={field}>
            <span>{t("new-value")}</span>
            <Field id={field} row={row} typed={typed} isWrong={preview?.fault != null} onType={setTyped} />
          </label>
          <section className="settings-look" aria-label={t("look")} aria-live="polite">
            {preview?.fault && <p className="send-missing">{t("fault", preview.fault)}</p>}
            {preview && !preview.fault && <p>{t(`effect-${preview.effect}`)}</p>}
            {preview && !preview.fault && preview.effect !== "none" && (
              <pre>
                {preview.removed.map((line, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
                  <del key={`-${index}`}>{line}</del>
                ))}
                {preview.added.map((line, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
                  <ins key={`+${index}`}>{line}</ins>
                ))}
              </pre>
            )}
          </section>
        </SendForm>
      </div>
    </Dialog>
  );
}

interface FieldProps {
  readonly id: string;
  readonly row: SettingRow;
  readonly typed: string;
  readonly isWrong: boolean;
  readonly onType: (text: string) => void;
}

function Field({ id, row, typed, isWrong, onType }: FieldProps) {
  const { t } = useTranslation("settings");
  const words = choices[row.id];
  if (words) {
    return (
      <select id={id} data-first value={typed} onChange={(event) => onType(event.target.value)}>
        {words.map((word) => (
          <option key={word} value={word}>
            {word === "" ? t("unset") : word}
          </option>
        ))}
      </select>
    );
  }
  const given = {
    ...{ id, "data-first": true, value: typed, "aria-invalid": isWrong, spellCheck: false },
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onType(event.target.value),
  };
  return row.id === "displays" ? (
    <textarea {...given} rows={10} />
  ) : (
    <input {...given} autoComplete="off" maxLength={1000} />
  );
}
