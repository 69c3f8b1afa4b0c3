/** One setting each: what it is called, its value, and what is wrong with what was typed. */
import { type ReactNode, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";

export interface FieldProps {
  readonly label: string;
  readonly fault?: string | null;
  readonly children: (id: string) => ReactNode;
}

export function Field({ label, fault = null, children }: FieldProps) {
  const id = useId();
  return (
    <div className="scene-field" data-fault={fault !== null}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {fault !== null && <p role="alert">{fault}</p>}
    </div>
  );
}

export interface WholeFieldProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly least: number;
  readonly most: number;
  /** What holds where nothing is set; without it the field must say something. */
  readonly without?: number;
  readonly onChange: (value: number | undefined) => void;
}

/** A whole number. What is no such number stays as it was typed, with the reason, and changes nothing. */
export function WholeField({ label, value, least, most, without, onChange }: WholeFieldProps) {
  const { t } = useTranslation("scenes");
  const [typed, setTyped] = useTyped(value === undefined ? "" : String(value));
  const isEmpty = typed.trim() === "";
  const read = Number(typed);
  const isRight = isEmpty ? without !== undefined : Number.isInteger(read) && read >= least && read <= most;
  return (
    <Field label={label} fault={isRight ? null : t("field-whole", { least, most })}>
      {(id) => (
        <input
          id={id}
          inputMode="numeric"
          value={typed}
          placeholder={without === undefined ? undefined : String(without)}
          aria-invalid={!isRight}
          onChange={({ target }) => {
            setTyped(target.value);
            const next = Number(target.value);
            if (target.value.trim() === "") {
              if (without !== undefined) onChange(undefined);
            } else if (Number.isInteger(next) && next >= least && next <= most) onChange(next);
          }}
        />
      )}
    </Field>
  );
}

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: string) => void;
}

export function TextField({ label, value, least, most, onChange }: TextFieldProps) {
  const { t } = useTranslation("scenes");
  const [typed, setTyped] = useTyped(value);
  const isRight = typed.length >= least && typed.length <= most;
  return (
    <Field label={label} fault={isRight ? null : t("field-text", { least, most })}>
      {(id) => (
        <input
          id={id}
          value={typed}
          aria-invalid={!isRight}
          onChange={({ target }) => {
            setTyped(target.value);
            if (target.value.length >= least && target.value.length <= most) onChange(target.value);
          }}
        />
      )}
    </Field>
  );
}

export interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

export function ChoiceField({ label, value, choices, onChange }: ChoiceFieldProps) {
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What is typed, until the value becomes another one than was typed: by undo, or from elsewhere. */
function useTyped(value: string): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return [typed, setTyped];
}
