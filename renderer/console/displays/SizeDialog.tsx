/** What a display measures, typed in: text, panels and pictures over several displays follow from it at once. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DisplayRow } from "../../../shared/contract/rows.ts";
import { minimumFontPx } from "../../../shared/domain/scene/legibility.ts";
import { Dialog } from "../Dialog.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { readField, readSize, type SizeField, sizeBounds, typedOf } from "./size.ts";

export interface SizeDialogProps {
  /** In the order of their numbers, at least one. */
  readonly displays: readonly DisplayRow[];
  /** The id of the one to begin with. */
  readonly first: string;
  readonly onClose: () => void;
}

export function SizeDialog({ displays, first, onClose }: SizeDialogProps) {
  const { t } = useTranslation("console");
  const [id, setId] = useState(first);
  const display = displays.find((each) => each.id === id) ?? displays[0];
  if (!display) return null;
  return (
    <Dialog title={t("measure-title")} onClose={onClose}>
      <SizeForm
        key={display.id}
        display={display}
        onDone={onClose}
        choice={
          <label>
            <span>{t("measure-display")}</span>
            <select value={display.id} onChange={(event) => setId(event.target.value)}>
              {displays.map(({ id: each, number, label, widthPx, heightPx }) => (
                <option key={each} value={each}>
                  {[number, label, `${widthPx} × ${heightPx}`].filter(Boolean).join(" · ")}
                </option>
              ))}
            </select>
          </label>
        }
      />
    </Dialog>
  );
}

interface SizeFormProps {
  readonly display: DisplayRow;
  readonly choice: React.ReactNode;
  readonly onDone: () => void;
}

function SizeForm({ display, choice, onDone }: SizeFormProps) {
  const { t, i18n } = useTranslation("console");
  const [typed, setTyped] = useState(() => typedOf(display, i18n.language));
  const { ask, refusal } = useSend();
  const size = readSize(typed);
  const configure = async (changed: typeof size | null) => {
    if (changed !== undefined && (await ask("displays.configure", { display: display.id, size: changed })))
      onDone();
  };
  const field = (name: SizeField, isFirst = false) => {
    const { least, most } = sizeBounds[name];
    const isWrong = readField(name, typed[name]) === undefined;
    const number = (value: number) => value.toLocaleString(i18n.language);
    return (
      <label>
        <span>{t(`measure-${name}`)}</span>
        <input
          name={name}
          data-first={isFirst}
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
          aria-invalid={isWrong}
          value={typed[name]}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
        {isWrong && (
          <small className="send-missing">
            {t("measure-wrong", { least: number(least), most: number(most) })}
          </small>
        )}
      </label>
    );
  };
  return (
    <SendForm
      submit={t("measure-keep")}
      refusal={refusal}
      ready={size !== undefined}
      onSend={() => configure(size)}
    >
      {choice}
      <div className="size-pair">
        {field("diagonalIn", true)}
        {field("distanceM")}
      </div>
      <fieldset className="size-bezel">
        <legend>{t("measure-bezel")}</legend>
        <div className="size-edges">
          {field("left")}
          {field("right")}
          {field("top")}
          {field("bottom")}
        </div>
      </fieldset>
      <p className="size-text">
        {size ? t("measure-text", { pixels: minimumFontPx({ ...display, ...size }) }) : t("measure-no-text")}
      </p>
      {display.configured && (
        <button type="button" className="key-button size-city" onClick={() => configure(null)}>
          {t("measure-city")}
        </button>
      )}
    </SendForm>
  );
}
