/** A camera that is added or changed, and a test of its stream before it is on any wall. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CameraTest } from "../../../shared/contract/cameraExchange.ts";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { Dialog } from "../Dialog.tsx";
import { DistrictSelect } from "../DistrictSelect.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { emptyForm, formOf, inputOf, missingIn } from "./form.ts";
import { TestResult } from "./TestResult.tsx";
import "./dialogs.css";

export interface CameraDialogProps {
  /** Undefined for a new one. */
  readonly camera: CameraRow | undefined;
  readonly onClose: () => void;
}

export function CameraDialog({ camera, onClose }: CameraDialogProps) {
  const { t } = useTranslation("directory");
  const city = useCityIndex();
  const [form, setForm] = useState(() => (camera ? formOf(camera) : emptyForm));
  const [test, setTest] = useState<CameraTest | "running" | null>(null);
  const { ask, refusal } = useSend();
  const missing = missingIn(form);
  const field = (name: Exclude<keyof typeof form, "district">, given: { first?: true; wide?: true } = {}) => (
    <label data-wide={given.wide}>
      <span>{t(`field-${name}`)}</span>
      <input
        data-first={given.first}
        value={form[name]}
        disabled={name === "id" && camera !== undefined}
        spellCheck={false}
        onChange={(event) => setForm({ ...form, [name]: event.target.value })}
      />
    </label>
  );
  const save = async () => {
    const saved = await ask("cameras.save", { camera: inputOf(form), isNew: camera === undefined });
    if (saved) onClose();
  };
  const run = async () => {
    setTest("running");
    setTest((await ask("cameras.test", { url: form.url })) ?? null);
  };
  return (
    <Dialog title={t(camera ? "edit-title" : "add-title")} onClose={onClose}>
      <SendForm submit={t("save")} refusal={refusal} ready={missing.length === 0} onSend={() => void save()}>
        <div className="camera-form">
          {field("name", { first: true })}
          {field("id")}
          {field("url", { wide: true })}
          <div className="camera-form-test" data-wide="true">
            <button
              type="button"
              className="key-button"
              disabled={form.url.trim() === "" || test === "running"}
              onClick={() => void run()}
            >
              {t("test")}
            </button>
            <div role="status">
              {test === "running" ? t("testing") : test ? <TestResult test={test} /> : t("test-hint")}
            </div>
          </div>
          <div className="camera-field">
            <span>{t("field-district")}</span>
            <DistrictSelect
              city={city}
              value={form.district}
              none={t("district-of-place")}
              onChange={(district) => setForm({ ...form, district })}
            />
          </div>
          {field("bearing")}
          {field("latitude")}
          {field("longitude")}
          {field("tags")}
          {field("groups")}
        </div>
        {missing.length > 0 && (
          <p className="send-missing">
            {t("missing", { list: missing.map((each) => t(`field-${each}`)).join(", ") })}
          </p>
        )}
      </SendForm>
    </Dialog>
  );
}
