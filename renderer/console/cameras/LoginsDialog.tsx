/** The logins of the cameras' servers: that there are some, and since when; what they are is typed here and never shown. */
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CameraLoginRow, Login } from "../../../shared/contract/cameras.ts";
import { useRow, useView } from "../../data/core.ts";
import { Dialog } from "../Dialog.tsx";
import { Moment } from "../details/Moment.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import "./dialogs.css";

const empty = { origin: "", kind: "password" as "password" | "token", user: "", secret: "" };

export function LoginsDialog({ origin, onClose }: { origin: string | null; onClose: () => void }) {
  const { t } = useTranslation("directory");
  const { rows: logins } = useView("cameraLogins");
  const { rows: cameras } = useView("cameras");
  const store = useRow("secretStore");
  const { ask, send, refusal } = useSend();
  const [form, setForm] = useState({ ...empty, origin: origin ?? "" });
  const origins = useMemo(() => [...new Set(cameras.map(({ url }) => new URL(url).origin))], [cameras]);
  const ready = form.origin !== "" && form.secret !== "" && (form.kind === "token" || form.user !== "");
  const save = async () => {
    const login: Login =
      form.kind === "token" ? { bearer: form.secret } : { user: form.user, password: form.secret };
    if (await ask("logins.set", { origin: form.origin.trim(), login })) setForm(empty);
  };
  return (
    <Dialog title={t("logins-title")} onClose={onClose}>
      <div className="logins">
        <p className="logins-store" data-protection={store?.protection} role="status">
          {t(`protection-${store?.protection ?? "unknown"}`)}
          {store?.fault && <span className="camera-fault">{t("store-fault", { reason: store.fault })}</span>}
        </p>
        <ul>
          {logins.map((row) => (
            <LoginLine key={row.id} row={row} onClear={() => send("logins.clear", { origin: row.id })} />
          ))}
          {logins.length === 0 && <li className="dialog-nothing">{t("logins-none")}</li>}
        </ul>
        {logins.some(({ from }) => from === "file") && (
          <p>
            {t("adopt-hint")}{" "}
            <button type="button" className="key-button" onClick={() => send("logins.adopt", {})}>
              {t("adopt")}
            </button>
          </p>
        )}
        <SendForm submit={t("login-save")} refusal={refusal} ready={ready} onSend={() => void save()}>
          <div className="camera-form">
            <label data-wide="true">
              <span>{t("login-origin")}</span>
              <input
                data-first={origin === null}
                list="login-origins"
                value={form.origin}
                spellCheck={false}
                onChange={(event) => setForm({ ...form, origin: event.target.value })}
              />
              <datalist id="login-origins">
                {origins.map((each) => (
                  <option key={each} value={each} />
                ))}
              </datalist>
            </label>
            <label>
              <span>{t("login-kind")}</span>
              <select
                value={form.kind}
                onChange={(event) =>
                  setForm({ ...form, kind: event.target.value === "token" ? "token" : "password" })
                }
              >
                <option value="password">{t("login-password")}</option>
                <option value="token">{t("login-token")}</option>
              </select>
            </label>
            {form.kind === "password" && (
              <label>
                <span>{t("login-user")}</span>
                <input
                  data-first={origin !== null}
                  autoComplete="off"
                  value={form.user}
                  onChange={(event) => setForm({ ...form, user: event.target.value })}
                />
              </label>
            )}
            <label>
              <span>{t(`login-${form.kind}`)}</span>
              <input
                type="password"
                autoComplete="new-password"
                value={form.secret}
                onChange={(event) => setForm({ ...form, secret: event.target.value })}
              />
            </label>
          </div>
        </SendForm>
      </div>
    </Dialog>
  );
}

function LoginLine({ row, onClear }: { row: CameraLoginRow; onClear: () => void }) {
  const { t } = useTranslation("directory");
  const zone = useRow("city")?.zone ?? "UTC";
  return (
    <li className="login-line">
      <strong>{row.id}</strong>
      <span>{row.user ?? t("login-token")}</span>
      <span>
        {row.setAt === null ? t("login-from-file") : <Moment at={row.setAt} zone={zone} />}
        {!row.kept && <em className="camera-fault">{t("login-not-kept")}</em>}
      </span>
      {row.from === "store" && (
        <button type="button" className="key-button" onClick={onClear}>
          {t("login-clear")}
        </button>
      )}
    </li>
  );
}
