/** One of several answers: arrows choose, and each says what follows from it. */
import type { ReactNode } from "react";

export interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly chosen: boolean;
  readonly title: string;
  readonly about?: string;
  readonly onChoose: () => void;
  readonly children?: ReactNode;
}

export function Choice({ name, value, chosen, title, about, onChoose, children }: ChoiceProps) {
  return (
    <div className="setup-choice" data-chosen={chosen}>
      <label>
        <input type="radio" name={name} value={value} checked={chosen} onChange={onChoose} />
        <strong>{title}</strong>
        {about !== undefined && <span>{about}</span>}
      </label>
      {chosen && children}
    </div>
  );
}
