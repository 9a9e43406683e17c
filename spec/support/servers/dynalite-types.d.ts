declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface DynaliteOptions {
    /** How long a table stays CREATING, in milliseconds. */
    readonly createTableMs?: number;
    /** How long a table stays DELETING, in milliseconds. */
    readonly deleteTableMs?: number;
    /** How long a table stays UPDATING, in milliseconds. */
    readonly updateTableMs?: number;
  }

  /** Creates an HTTP server with a LevelDB in memory; closing the server also closes the database. */
  function dynalite(options?: DynaliteOptions): Server;
  export = dynalite;
}
