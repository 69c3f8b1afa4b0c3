import { useTranslation } from "react-i18next";
import { useCountFormat } from "../../ui/count.ts";

export interface WordSelectProps {
  readonly label: string;
  /** What no choice means. */
  readonly none: string;
  readonly words: readonly (readonly [word: string, count: number])[];
  readonly value: string | null;
  readonly nameOf?: (word: string) => string;
  readonly onChange: (word: string | null) => void;
}

/** One of the words that cameras bear, each with how many bear it. */
export function WordSelect({ label, none, words, value, nameOf = String, onChange }: WordSelectProps) {
  const { t } = useTranslation("directory");
  const count = useCountFormat();
  return (
    <select aria-label={label} value={value ?? ""} onChange={(event) => onChange(event.target.value || null)}>
      <option value="">{none}</option>
      {words.map(([word, many]) => (
        <option key={word} value={word}>
          {t("word-count", { word: nameOf(word), number: count(many) })}
        </option>
      ))}
    </select>
  );
}
