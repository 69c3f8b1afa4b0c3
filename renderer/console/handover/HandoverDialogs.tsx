/** What is asked for before something is done in a handover. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HandoverItemRow, HandoverRow } from "../../../shared/contract/handover.ts";
import { maxNoteLetters, maxRemarkLetters, type Side } from "../../../shared/domain/handover/event.ts";
import { useRow } from "../../data/core.ts";
import { SecretField } from "../access/SecretField.tsx";
import { Dialog } from "../Dialog.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { PersonForm } from "./PersonForm.tsx";
import { TextDialog } from "./TextDialog.tsx";
import type { HandoverTool } from "./tools.ts";
import { useItemText } from "./useItemText.ts";

export interface HandoverDialogsProps {
  readonly tool: HandoverTool;
  readonly row: HandoverRow;
  readonly item: HandoverItemRow | undefined;
  /** That is to be answered. */
  readonly question: HandoverItemRow["questions"][number] | undefined;
  readonly own: Side | undefined;
  readonly speaking: Side | undefined;
  readonly absent: Side | undefined;
  readonly onJoined: (side: Side, person: string) => void;
  readonly onClose: () => void;
}

const reasonLetters = 500;

export function HandoverDialogs(props: HandoverDialogsProps) {
  const { tool, row, item, question, speaking, absent, onClose } = props;
  const { t } = useTranslation("handover");
  const textOf = useItemText();
  const handover = row.id;
  const about = item ? textOf(item.item).title : "";
  switch (tool) {
    case "side":
      return <JoinDialog {...props} />;
    case "sign":
      return speaking && row.document !== null ? (
        <SignDialog row={row} side={speaking} document={row.document} onClose={onClose} />
      ) : null;
    case "miss":
      return absent ? <MissDialog row={row} absent={absent} onClose={onClose} /> : null;
    case "remark":
      return item ? (
        <TextDialog
          {...{ title: t("tool-remark"), about, label: t("remark"), letters: maxRemarkLetters, onClose }}
          initial={item.remark ?? ""}
          command="handover.goThrough"
          input={(text) => ({ handover, item: item.id, remark: text })}
        />
      ) : null;
    case "ask":
      if (question) {
        return (
          <TextDialog
            {...{
              title: t("answer"),
              about: question.text,
              label: t("answer"),
              letters: maxRemarkLetters,
              onClose,
            }}
            command="handover.answer"
            input={(text) => ({ handover, question: question.id, text })}
          />
        );
      }
      return item ? (
        <TextDialog
          {...{ title: t("ask"), about, label: t("question"), letters: maxRemarkLetters, onClose }}
          command="handover.ask"
          input={(text) => ({ handover, item: item.id, text })}
        />
      ) : null;
    case "note":
      return (
        <TextDialog
          {...{
            title: t("tool-note"),
            about: t("note-about"),
            label: t("note"),
            letters: maxNoteLetters,
            onClose,
          }}
          command="handover.note"
          input={(text) => ({ handover, text })}
        />
      );
    case "interrupt":
      return (
        <TextDialog
          {...{ title: t("tool-interrupt"), about: t("interrupt-about"), letters: reasonLetters, onClose }}
          label={t("reason")}
          command="handover.interrupt"
          input={(reason) => ({ handover, reason })}
        />
      );
    case "refuse":
      return (
        <TextDialog
          {...{ title: t("tool-refuse"), about: t("refuse-about"), letters: reasonLetters, onClose }}
          label={t("reason")}
          command="handover.refuse"
          input={(reason) => ({ handover, reason })}
        />
      );
    case "abandon":
      return (
        <TextDialog
          {...{ title: t("tool-abandon"), about: t("abandon-about"), letters: reasonLetters, onClose }}
          label={t("reason")}
          command="handover.abandon"
          input={(reason) => ({ handover, reason })}
        />
      );
    default:
      return null;
  }
}

function JoinDialog({ row, own, onJoined, onClose }: HandoverDialogsProps) {
  const { t } = useTranslation("handover");
  const { ask, refusal } = useSend();
  const [side, other]: readonly [Side, Side] =
    own === "incoming" ? ["outgoing", "incoming"] : ["incoming", "outgoing"];
  const there = row[side];
  return (
    <Dialog title={t("join-title", { side: t(`side-${side}`) })} onClose={onClose}>
      <p>{t("join-about")}</p>
      <PersonForm
        submit={t("join")}
        without={[row[other]?.id]}
        only={there?.id}
        refusal={refusal}
        onSend={async (id, secret) => {
          const done = await ask("handover.join", { handover: row.id, side, person: id, secret });
          if (!done) return false;
          onJoined(side, id);
          onClose();
          return true;
        }}
      />
    </Dialog>
  );
}

function SignDialog(props: { row: HandoverRow; side: Side; document: string; onClose: () => void }) {
  const { row, side, document, onClose } = props;
  const { t, i18n } = useTranslation("handover");
  const { ask, refusal } = useSend();
  const [secret, setSecret] = useState("");
  const [asking, setAsking] = useState(false);
  const send = async () => {
    setAsking(true);
    const language = i18n.language === "en" ? "en" : "id";
    const done = await ask("handover.sign", { handover: row.id, side, secret, document, language });
    setAsking(false);
    setSecret("");
    if (done) onClose();
  };
  const isLast = row.phase === "signed" || row.missing !== null;
  return (
    <Dialog title={t("sign-as", { side: t(`side-${side}`) })} onClose={onClose}>
      <p>
        <strong>{row[side]?.name}</strong>
      </p>
      <p>{isLast ? t("sign-last-about") : t("sign-first-about")}</p>
      <p>
        {t("document")} <code className="handover-hash">{document.slice(0, 16)}</code>
      </p>
      <SendForm
        submit={t("tool-sign")}
        refusal={refusal}
        ready={secret !== "" && !asking}
        onSend={() => void send()}
      >
        <SecretField first label={t("secret")} value={secret} onChange={setSecret} />
      </SendForm>
    </Dialog>
  );
}

function MissDialog({ row, absent, onClose }: { row: HandoverRow; absent: Side; onClose: () => void }) {
  const { t } = useTranslation("handover");
  const { ask, refusal } = useSend();
  const person = useRow("session")?.person;
  const [reason, setReason] = useState("");
  const send = async (second: { person: string; secret: string } | null) => {
    const done = await ask("handover.miss", {
      handover: row.id,
      side: absent,
      reason: reason.trim(),
      second,
    });
    if (done) onClose();
    return Boolean(done);
  };
  const field = (
    <label>
      <span>{t("reason")}</span>
      <textarea
        data-first="true"
        rows={3}
        maxLength={reasonLetters}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </label>
  );
  return (
    <Dialog title={t("miss-title", { side: t(`side-${absent}`) })} onClose={onClose}>
      <p>{t("miss-about")}</p>
      {row.wantsSecond ? (
        <>
          <div className="send-form">{field}</div>
          <p className="handover-warn">{t("miss-second")}</p>
          {reason.trim() !== "" && (
            <PersonForm
              submit={t("tool-miss")}
              without={[person?.id]}
              refusal={refusal}
              onSend={(id, secret) => send({ person: id, secret })}
            />
          )}
        </>
      ) : (
        <SendForm
          submit={t("tool-miss")}
          refusal={refusal}
          ready={reason.trim() !== ""}
          onSend={() => void send(null)}
        >
          {field}
        </SendForm>
      )}
    </Dialog>
  );
}
