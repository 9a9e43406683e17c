/** The servers that the integration specs run against. */
export type ServerName = 'dynalite' | 'dynoxide' | 'DynamoDB Local';

/** A started server; whoever started it stops it. */
export interface RunningServer {
  readonly name: ServerName;
  /** Its address, `http://127.0.0.1:41357` for one. */
  readonly endpoint: string;
  stop(): Promise<void>;
}
