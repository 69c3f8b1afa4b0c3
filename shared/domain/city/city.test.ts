import { expect, it } from "vitest";
import { profileSchema } from "./city.ts";

const isOrigin = (text: string) => profileSchema.shape.cameraOrigin.safeParse(text).success;

it("cameras are on a web server or the demo's, and the way there holds no secret: pages are told it", () => {
  expect(["demo", "https://cctv.example.go.id", "http://10.0.0.5:8080/live"].filter(isOrigin)).toHaveLength(
    3,
  );
  const refused = [
    ...["", "cctv.example.go.id", "rtsp://cctv.example.go.id"],
    ...["https://room:secret@cctv.example.go.id", "https://cctv.example.go.id/?token=secret"],
  ];
  expect(refused.filter(isOrigin)).toEqual([]);
});
