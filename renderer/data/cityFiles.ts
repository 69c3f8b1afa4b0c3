/** Where a page reads the city's map files from: main serves them beside the pages. */
export type CityFile = "districts.geojson" | "basemap.geojson" | "basemap.pmtiles";

let base = "app://room/city/";

export function cityFileUrl(file: CityFile): string {
  return base + file;
}

/** For tests, which have no `app:` scheme. */
export function serveCityFilesFrom(url: string): void {
  base = url;
}
