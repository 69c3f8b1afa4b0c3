/** Where an incident was, as lines on paper: districts, the place, and the cameras around it. North is up. */

import { polygonsOf } from "../../../shared/domain/city/district.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { AnyPlace } from "../../../shared/domain/place.ts";
import { type Paper, paperWidth } from "../paper/flow.ts";

const heightPt = 260;
/** From the place to the upper and lower edge. */
const halfHeightM = 1800;
const metresInDegree = 111_320;
const mostNames = 12;

export async function drawMap(paper: Paper, city: City, place: AnyPlace): Promise<void> {
  const pointsInMetre = heightPt / 2 / halfHeightM;
  const narrowing = Math.cos((place[1] * Math.PI) / 180);
  await paper.drawing(heightPt, (document, x0, y0) => {
    const at = ([longitude, latitude]: AnyPlace | readonly number[]): [number, number] => [
      x0 + paperWidth / 2 + (longitude! - place[0]) * metresInDegree * narrowing * pointsInMetre,
      y0 + heightPt / 2 - (latitude! - place[1]) * metresInDegree * pointsInMetre,
    ];
    const isInside = ([x, y]: readonly [number, number]) =>
      x > x0 && x < x0 + paperWidth && y > y0 && y < y0 + heightPt;
    document.rect(x0, y0, paperWidth, heightPt).clip();
    for (const area of city.districtAreas.features) {
      for (const ring of polygonsOf(area).flat()) {
        const [first, ...rest] = ring.map(at);
        if (!first) continue;
        document.moveTo(...first);
        for (const point of rest) document.lineTo(...point);
        document.closePath().lineWidth(0.8).strokeColor("#666666").stroke();
      }
      const { label, name } = area.properties;
      const written = label && at(label);
      if (written && isInside(written) && name) {
        document.font("Helvetica").fontSize(8).fillColor("#666666");
        document.text(name, written[0] - 60, written[1], {
          width: 120,
          align: "center",
          lineBreak: false,
        });
      }
    }
    const near = city.cameras
      .flatMap((camera) => (camera.place ? [{ name: camera.name, point: at(camera.place) }] : []))
      .filter(({ point }) => isInside(point));
    for (const [n, { name, point }] of near.entries()) {
      document
        .rect(point[0] - 2.2, point[1] - 2.2, 4.4, 4.4)
        .fillColor("#1d4e89")
        .fill();
      if (n >= mostNames) continue;
      document.font("Helvetica").fontSize(6.5).fillColor("#1d4e89");
      document.text(name, point[0] + 4, point[1] - 3, { lineBreak: false });
    }
    const [x, y] = at(place);
    document.circle(x, y, 7).lineWidth(1.6).strokeColor("#b00020").stroke();
    document
      .moveTo(x - 11, y)
      .lineTo(x + 11, y)
      .moveTo(x, y - 11)
      .lineTo(x, y + 11);
    document.lineWidth(1.2).strokeColor("#b00020").stroke();
    const kilometre = 1000 * pointsInMetre;
    const [left, low] = [x0 + 10, y0 + heightPt - 12];
    document
      .moveTo(left, low)
      .lineTo(left + kilometre, low)
      .lineWidth(1.5)
      .strokeColor("#000000")
      .stroke();
    document
      .font("Helvetica")
      .fontSize(7)
      .fillColor("#000000")
      .text("1 km", left, low - 10, { lineBreak: false });
    document.rect(x0, y0, paperWidth, heightPt).lineWidth(1).strokeColor("#000000").stroke();
  });
}
