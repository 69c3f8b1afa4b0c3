import { Choice } from "../Choice.tsx";
import type { StepProps } from "../SetUp.tsx";

/** Each in its own words. */
const languages = [
  { code: "id", name: "Bahasa Indonesia" },
  { code: "en", name: "English" },
] as const;

export function LanguageStep({ state: { draft, change } }: StepProps) {
  return (
    <div className="setup-choices">
      {languages.map(({ code, name }) => (
        <Choice
          key={code}
          name="language"
          value={code}
          chosen={draft.language === code}
          title={name}
          onChoose={() => change({ language: code })}
        />
      ))}
    </div>
  );
}
