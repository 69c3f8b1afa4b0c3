/** Where a camera is, from what somebody said of it: a place, a district, or both. */
import {
  type District,
  type DistrictAreas,
  districtCentre,
  districtFinder,
} from "../../../shared/domain/city/district.ts";
import { type AnyPlace, type Bounds, boundsContain, type LonLat } from "../../../shared/domain/place.ts";

export interface CityPlaces {
  readonly districts: readonly District[];
  readonly districtAreas: DistrictAreas;
  readonly bounds: Bounds;
  readonly centre: AnyPlace;
}

export interface Located {
  readonly place: LonLat;
  readonly district: string;
  /** The place is the middle of the district. */
  readonly placeUnknown: boolean;
}

/** `outside`: the place is not in the city. `no-district`: neither given nor to be found. */
export type PlaceFault = "outside" | "no-district";

export class CameraPlaces {
  private readonly city: CityPlaces;
  private readonly districts = new Map<string, string>();
  private find: ((place: AnyPlace) => string | undefined) | undefined;

  constructor(city: CityPlaces) {
    this.city = city;
    for (const { code, name } of city.districts) {
      this.districts.set(code, code);
      this.districts.set(name.toLowerCase(), code);
    }
  }

  /** The code of a district that is called so, by its code or its name. */
  districtNamed(text: string): string | undefined {
    return this.districts.get(text) ?? this.districts.get(text.trim().toLowerCase());
  }

  /** `district` is a code or a name; null for the one that the place lies in. */
  locate(place: AnyPlace | null, district: string | null): Located | { readonly fault: PlaceFault } {
    const { bounds, centre, districtAreas } = this.city;
    if (place && !boundsContain(bounds, place)) return { fault: "outside" };
    this.find ??= districtFinder(districtAreas);
    const code = district === null ? place && this.find(place) : this.districtNamed(district);
    if (!code) return { fault: "no-district" };
    const [longitude, latitude] = place ?? districtCentre(districtAreas, code) ?? centre;
    return { place: [longitude, latitude], district: code, placeUnknown: place === null };
  }
}
