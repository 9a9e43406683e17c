import type { Members } from './members.ts';

/**
 * Makes an object that has all these members already, none of them with a value, and that is cheap to clone.
 *
 * Every member is given values of different types once. V8 notes what a member has held; noting that later, for the
 * ten thousandth item, would cost all the clones made so far their hidden class.
 */
export function makeTemplate(names: readonly string[]): Members {
  const template: Members = JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null]))));
  for (const name of names) {
    for (const value of [0, '', 0.5, null]) template[name] = value;
  }
  return template;
}

/** Whether an object of these members can be cloned from a template: all must be properties, in the order of arrival. */
export function isTemplatable(names: readonly string[]): boolean {
  return !names.some((name) => name === '__proto__' || integer.test(name));
}

const integer = /^\d+$/;

/** How many templates have a place of their own in the code below. */
const sites = 24;

let nextSite = 0;

/** Gives a template the place at which it is cloned; when there are no more, the rest share one. */
export function takeSite(): number {
  return nextSite < sites ? nextSite++ : sites;
}
