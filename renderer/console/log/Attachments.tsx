/** What is attached to an entry: pictures to be seen, and each file to be kept elsewhere. */
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntryAttachment } from "../../../shared/domain/log/event.ts";
import { bytesInMegabyte } from "../../../shared/domain/log/rules.ts";
import { CopyText } from "../details/CopyText.tsx";
import { RefusalText } from "../RefusalMessage.tsx";
import { saveFile } from "../saveFile.ts";
import { useSend } from "../send.ts";

export function Attachments({ files }: { files: readonly EntryAttachment[] }) {
  const { t } = useTranslation("log");
  const { ask, refusal } = useSend();
  const save = async ({ sha256, name }: EntryAttachment) => {
    const file = await ask("log.attachment", { sha256 });
    if (file) saveFile(name, file.bytes);
  };
  return (
    <section className="log-before">
      <h3>{t("attachments-title")}</h3>
      <ul className="log-files">
        {files.map((file) => (
          <li key={`${file.sha256} ${file.name}`}>
            {file.type.startsWith("image/") && <AttachedPicture file={file} />}
            <button type="button" className="key-button" onClick={() => void save(file)}>
              {file.name}
            </button>
            <span className="log-soft">
              {t("file-size", { type: file.type, megabytes: (file.bytes / bytesInMegabyte).toFixed(2) })}
            </span>
            <CopyText text={file.sha256} what={t("hash")} />
          </li>
        ))}
      </ul>
      {refusal && (
        <p className="send-refused" role="alert">
          <RefusalText refusal={refusal} />
        </p>
      )}
    </section>
  );
}

/** Its bytes came through the core, which has seen by their hash that they are what was attached. */
function AttachedPicture({ file: { sha256, name, type } }: { file: EntryAttachment }) {
  const { t } = useTranslation("log");
  const { ask, refusal } = useSend();
  const [url, setUrl] = useState<string | null>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    let isWanted = true;
    let made: string | undefined;
    void ask("log.attachment", { sha256 }).then((found) => {
      if (!found || !isWanted) return;
      made = URL.createObjectURL(new Blob([new Uint8Array(found.bytes)], { type }));
      setUrl(made);
    });
    return () => {
      isWanted = false;
      setUrl(null);
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [ask, sha256, type]);
  if (refusal || isBroken) return <p className="log-picture log-soft">{t("picture-not-shown")}</p>;
  if (url === null) return <p className="log-picture log-soft">{t("picture-loading")}</p>;
  return <img className="log-picture" src={url} alt={name} onError={() => setBroken(true)} />;
}
