import { useEffect, useState } from "react";

/** A value as it was when it last stayed the same for so long: for what is costly to follow at each letter. */
export function useCalm<Value>(value: Value, calmMs: number): Value {
  const [calm, setCalm] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), calmMs);
    return () => clearTimeout(timer);
  }, [value, calmMs]);
  return calm;
}
