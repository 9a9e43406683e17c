/** The servers that integration specs run against. */
export type ServerName = 'dynalite' | 'dynoxide' | 'DynamoDB Local' | 'DynamoDB Local 1.25';

/** A started server. The caller must stop it. */
export interface RunningServer {
  readonly name: ServerName;
  /** Its URL, for example `http://127.0.0.1:41357`. */
  readonly endpoint: string;
  stop(): Promise<void>;
}
