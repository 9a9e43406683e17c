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

  /** Makes an HTTP server over a LevelDB in memory; closing it closes the database too. */
  function dynalite(options?: DynaliteOptions): Server;
  export = dynalite;
}
