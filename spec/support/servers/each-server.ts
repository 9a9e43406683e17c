import { describe, inject, type TestContext } from 'vitest';
import { type Feature, lacking } from './lacking.ts';
import type { ServerName } from './running-server.ts';

/** A server as an integration spec sees it. */
export interface TestServer {
  readonly name: ServerName;
  readonly endpoint: string;
  /** Why the server cannot run what needs the feature, or `undefined` if it can. */
  lacks(feature: Feature): string | undefined;
  /** Skips the spec that calls it, with the reason, on a server that lacks the feature. */
  require(context: TestContext, feature: Feature): void;
}

/** Registers the specs once for each server that runs on this machine. */
export function describeOnEachServer(title: string, specs: (server: TestServer) => void): void {
  for (const { name, endpoint } of inject('servers')) {
    describe(`${title}, on ${name}`, () => specs(testServer(name, endpoint)));
  }
}

function testServer(name: ServerName, endpoint: string): TestServer {
  const lacks = (feature: Feature) => lacking[name][feature];
  return {
    name,
    endpoint,
    lacks,
    require(context, feature) {
      const reason = lacks(feature);
      context.skip(reason !== undefined, `${name} lacks ${feature}: ${reason}`);
    },
  };
}
