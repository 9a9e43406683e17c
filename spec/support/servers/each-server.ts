import { describe, inject, type TestContext } from 'vitest';
import { type Feature, lacking } from './lacking.ts';
import type { ServerName } from './running-server.ts';

/** A server that an integration spec runs against. */
export interface TestServer {
  readonly name: ServerName;
  readonly endpoint: string;
  /** Returns why the server lacks a feature, or `undefined` if it has it. */
  lacks(feature: Feature): string | undefined;
  /** Skips the current test if the server lacks the feature. */
  require(context: TestContext, feature: Feature): void;
}

/** Registers the specs once for each server that could be started on this machine. */
export function describeOnEachServer(title: string, specs: (server: TestServer) => void): void {
  for (const { name, endpoint } of inject('servers')) {
    describe(`${title}, on ${name}`, () => specs(testServer(name, endpoint)));
  }
}

/** Registers the specs for dynoxide or, where it could not be started, for another server: for specs that take long. */
export function describeOnOneServer(title: string, specs: (server: TestServer) => void): void {
  const servers = inject('servers');
  const server = servers.find(({ name }) => name === 'dynoxide') ?? servers[0];
  if (server === undefined) throw new Error('No local server could be started');
  describe(`${title}, on ${server.name}`, () => specs(testServer(server.name, server.endpoint)));
}

/** Registers the specs for each server at full size, and for one at the small size: for programs in processes of their own. */
export const describeOnServers: typeof describeOnEachServer = (title, specs) =>
  inject('size') === 'full' ? describeOnEachServer(title, specs) : describeOnOneServer(title, specs);

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
