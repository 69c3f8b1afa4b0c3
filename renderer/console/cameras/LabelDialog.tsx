/** Tags and groups of many cameras at once. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../Dialog.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { tagsIn, wordsIn } from "./form.ts";
import "./dialogs.css";

const fields = ["add-tags", "remove-tags", "add-groups", "remove-groups"] as const;

export function LabelDialog({ cameras, onClose }: { cameras: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation("directory");
  const { ask, refusal } = useSend();
  const [words, setWords] = useState<Readonly<Record<(typeof fields)[number], string>>>({
    ...{ "add-tags": "", "remove-tags": "", "add-groups": "", "remove-groups": "" },
  });
  const send = async () => {
    const done = await ask("cameras.mark", {
      cameras: [...cameras],
      tags: { add: tagsIn(words["add-tags"]), remove: tagsIn(words["remove-tags"]) },
      groups: { add: wordsIn(words["add-groups"]), remove: wordsIn(words["remove-groups"]) },
    });
    if (done) onClose();
  };
  return (
    <Dialog title={t("label-title", { count: cameras.length })} onClose={onClose}>
      <SendForm
        submit={t("save")}
        refusal={refusal}
        ready={Object.values(words).some((text) => text.trim() !== "")}
        onSend={() => void send()}
      >
        <p>{t("label-hint")}</p>
        {fields.map((name, n) => (
          <label key={name}>
            <span>{t(`label-${name}`)}</span>
            <input
              data-first={n === 0}
              value={words[name]}
              onChange={(event) => setWords({ ...words, [name]: event.target.value })}
            />
          </label>
        ))}
      </SendForm>
    </Dialog>
  );
}
