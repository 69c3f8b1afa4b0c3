/** The demo's people. Everybody knows what they sign in with: the sign-in page of the demo shows it. */
import type { DemoAccountRow } from "../../../shared/contract/access.ts";

/** Who the demo signs in by itself. */
export const demoPerson = "DEMO-2";

export const demoAccounts: readonly DemoAccountRow[] = [
  { id: "DEMO-1", name: "Operator Demo", role: "operator", secret: "274916" },
  { id: demoPerson, name: "Pengawas Demo", role: "supervisor", secret: "385027" },
  { id: "DEMO-3", name: "Pengawas Kedua", role: "supervisor", secret: "618340" },
  { id: "DEMO-4", name: "Pimpinan Demo", role: "leader", secret: "493851" },
  { id: "DEMO-5", name: "Administrator Demo", role: "administrator", secret: "752694" },
];
