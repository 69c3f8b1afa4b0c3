/** Which cameras a grid begins with: in order, by name; the city's others follow by themselves. */
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useView } from "../../data/core.ts";
import { hasWords } from "../words.ts";

export interface CameraListProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (cameras: readonly string[] | undefined) => void;
}

/** As many as a person looks through. */
const mostOffered = 8;

export function CameraList({ label, value, onChange }: CameraListProps) {
  const { t } = useTranslation("scenes");
  const { rows } = useView("cameras");
  const [text, setText] = useState("");
  const id = useId();
  const change = (next: readonly string[]) => onChange(next.length > 0 ? next : undefined);
  const found =
    text.trim() === ""
      ? []
      : rows.filter((camera) => !value.includes(camera.id) && hasWords(text, [camera.name, camera.id]));
  const swap = (n: number, by: -1 | 1) => {
    const next = [...value];
    [next[n], next[n + by]] = [next[n + by] as string, next[n] as string];
    change(next);
  };
  return (
    <div className="scene-field scene-cameras">
      <label htmlFor={id}>{label}</label>
      <div>
        <input
          id={id}
          value={text}
          placeholder={t("cameras-add")}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key !== "Enter" || !first) return;
            event.preventDefault();
            change([...value, first.id]);
            setText("");
          }}
        />
        {found.slice(0, mostOffered).map((camera) => (
          <button
            key={camera.id}
            type="button"
            className="scene-offered"
            onClick={() => {
              change([...value, camera.id]);
              setText("");
            }}
          >
            {camera.name}
          </button>
        ))}
        {value.length === 0 && text === "" && <p>{t("cameras-by-order")}</p>}
        <ol>
          {value.map((camera, n) => {
            const name = rows.find((row) => row.id === camera)?.name ?? camera;
            return (
              <li key={camera}>
                <span>{name}</span>
                <button
                  type="button"
                  className="scene-small"
                  disabled={n === 0}
                  aria-label={t("earlier", { what: name })}
                  onClick={() => swap(n, -1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  className="scene-small"
                  disabled={n === value.length - 1}
                  aria-label={t("later", { what: name })}
                  onClick={() => swap(n, 1)}
                >
                  ↓
                </button>
                <button
                  type="button"
                  className="scene-small"
                  aria-label={t("take-away", { what: name })}
                  onClick={() => change(value.filter((each) => each !== camera))}
                >
                  ×
                </button>
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}
