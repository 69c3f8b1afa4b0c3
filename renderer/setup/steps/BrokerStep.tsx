import { useTranslation } from "react-i18next";
import { worst } from "../../../shared/domain/doctor/finding.ts";
import { Choice } from "../Choice.tsx";
import { type BrokerField, brokerFaults, brokerFields, brokerKinds } from "../draft.ts";
import { Findings } from "../Findings.tsx";
import type { StepProps } from "../SetUp.tsx";

export function BrokerStep({ state: { draft, change, tested, insisted, asking } }: StepProps) {
  const { t } = useTranslation("setup");
  const faults = brokerFaults(draft);
  const field = (name: BrokerField) => {
    const isWrong = insisted && faults.has(name);
    return (
      <label key={name} className="setup-field" data-field={name}>
        <span>{t(`broker-${name}`)}</span>
        <input
          name={name}
          type={name === "password" ? "password" : "text"}
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          aria-invalid={isWrong}
          value={draft.broker[name]}
          onChange={(event) => change({ broker: { ...draft.broker, [name]: event.target.value } })}
        />
        {isWrong && <small className="send-missing">{t(`broker-${name}-missing`)}</small>}
      </label>
    );
  };
  return (
    <>
      <div className="setup-choices">
        {brokerKinds.map((kind) => (
          <Choice
            key={kind}
            name="broker"
            value={kind}
            chosen={draft.brokerKind === kind}
            title={t(`broker-kind-${kind}`)}
            about={t(`broker-kind-${kind}-about`)}
            onChoose={() => change({ brokerKind: kind })}
          >
            {kind === "city" && <div className="setup-broker">{brokerFields.map(field)}</div>}
          </Choice>
        ))}
      </div>
      {draft.brokerKind === "city" && tested && !asking && (
        <section className="setup-result" data-state={worst(tested)}>
          <p>{t(`broker-found-${worst(tested)}`)}</p>
          <Findings findings={tested} />
        </section>
      )}
    </>
  );
}
