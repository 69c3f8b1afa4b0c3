/** Reports of another system: read from an Open311 server, worked on in the room, and told back to that server. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startMosquitto } from "../peers/mosquitto.ts";
import { startOpen311Server } from "../peers/open311-server.ts";
import { writeCity } from "./city.ts";
import { expect, oneDisplay, picture, test } from "./room.ts";

test.use(oneDisplay);

const id = "dlh:638344";

test("an Open311 server's report is worked on in the room, and the server hears how it fares", async ({
  openRoom,
  newFolder,
}) => {
  const server = await startOpen311Server({
    services: [
      { service_code: "001", service_name: "Tumpukan sampah" },
      { service_code: "002", service_name: "Lampu jalan" },
    ],
  });
  server.requests311.push({
    ...{ service_request_id: 638344, status: "open", status_notes: null, service_name: "Tumpukan sampah" },
    ...{ service_code: "001", description: "Sampah <i>menggunung</i> di belakang pasar 😷" },
    ...{ agency_responsible: null, service_notice: null, expected_datetime: null },
    requested_datetime: new Date(Date.now() - 10 * 60_000).toISOString(),
    updated_datetime: new Date(Date.now() - 5 * 60_000).toISOString(),
    ...{ address: "Jl. Kisamaun", address_id: null, zipcode: null, lat: "-6.1784", long: "106.6302" },
    media_url: null,
  });
  const city = writeCity(newFolder("city"), {
    cameras: [{ id: "satu", name: "Satu", url: "http://127.0.0.1:9/satu.m3u8" }],
  });
  const source = {
    ...{ id: "dlh", name: "Aplikasi DLH", url: `${server.url}/v2`, everySeconds: 10 },
    ...{
      services: { "001": "sampah", "002": "lampu-jalan" },
      statusUrl: `${server.url}/v2/requests/{id}.json`,
    },
  };
  // JSON is YAML.
  writeFileSync(join(city, "sources.yaml"), JSON.stringify({ open311: [source], cap: [] }));
  const broker = await startMosquitto();
  const room = await openRoom({ args: ["--city", city, "--broker", broker.url, "--console"] });
  const desk = await room.window("console");
  await expect(desk.locator(`.queue [data-incident="${id}"]`)).toContainText("Sampah <i>menggunung</i>");

  for (const key of ["j", "Enter", "t"]) await desk.keyboard.press(key);
  const page = desk.locator(`[data-details="${id}"]`);
  await expect(page).toHaveAttribute("data-state", "acknowledged");
  await expect.poll(() => server.told.map((each) => each.id)).toEqual(["638344"]);
  await desk.keyboard.press("r");
  await desk.keyboard.press("Control+Enter");
  await expect(page).toHaveAttribute("data-state", "resolved");
  await expect.poll(() => server.told.length).toBe(2);
  const statuses = server.told.map(({ form }) => form.get("status"));
  expect(statuses).toEqual(["open", "closed"]);
  for (const { form } of server.told) expect(form.get("status_notes")).toBeTruthy();

  // A server that fails is said, and what it told stays.
  server.trouble = (_request, response) => response.destroy();
  await desk.keyboard.press("F9");
  await desk.keyboard.press("j");
  await desk.keyboard.press("Enter");
  await desk.keyboard.press("Shift+P");
  await expect(desk.locator(".source-state[data-state=failing]").first()).toBeVisible();
  await desk.screenshot({ path: picture("console-sources") });
  await room.close();
  await broker.remove();
  await server.close();
});
