/** A PIN or a password: never shown, never kept by the page, and cleared when it was wrong. */
import type { Ref } from "react";

export interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly first?: boolean;
  readonly field?: Ref<HTMLInputElement>;
}

export function SecretField({ label, value, onChange, first = false, field }: SecretFieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        ref={field}
        type="password"
        autoComplete="off"
        data-first={first}
        maxLength={128}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
