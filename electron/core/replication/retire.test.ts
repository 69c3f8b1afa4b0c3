import { expect, it, vi } from "vitest";
import type { Person } from "../../../shared/domain/roles/role.ts";
import { personCaller } from "../access/caller.ts";
import { Refused } from "../live/serve.ts";
import { retiringByTwo } from "./retire.ts";

const dewi: Person = { id: "U-1", name: "Dewi", role: "administrator" };
const caller = personCaller({ id: 1, kind: "console" }, dewi);
const input = { station: "st-2", reason: "Dicuri", second: { person: "U-2", secret: "271604" } };

it("retires a station when the second person has confirmed, and not before", async () => {
  const retire = vi.fn(() => ({}));
  let confirm: (error?: Error) => void = () => {};
  const confirmed = vi.fn(
    () =>
      new Promise<null>((resolve, reject) => (confirm = (error) => (error ? reject(error) : resolve(null)))),
  );
  const stations = retiringByTwo({ "stations.retire": retire }, confirmed);
  const answer = stations["stations.retire"](input, caller);
  expect(confirmed).toHaveBeenCalledWith("retire-station", dewi, input.second);
  expect(retire).not.toHaveBeenCalled();
  confirm();
  expect(await answer).toEqual({});
  expect(retire).toHaveBeenCalledWith(input, caller);

  const refused = stations["stations.retire"]({ ...input, second: null }, caller);
  confirm(new Refused({ code: "second-person", found: "retire-station" }));
  await expect(refused).rejects.toThrow();
  expect(retire).toHaveBeenCalledTimes(1);
});
