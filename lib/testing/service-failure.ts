/** A request that the service rejects; it becomes an error response. */
export class ServiceFailure extends Error {
  readonly errorName: string;
  /** The throttling reasons, if it is a throttle. */
  readonly reasons: readonly ThrottlingReason[] | undefined;

  constructor(errorName: string, message: string, reasons?: readonly ThrottlingReason[]) {
    super(message);
    this.errorName = errorName;
    this.reasons = reasons;
  }
}

interface ThrottlingReason {
  readonly reason: string;
  readonly resource: string;
}

/** Rejects a request as invalid, as the service does. */
export function rejectAsInvalid(message: string): never {
  throw new ServiceFailure('ValidationException', message);
}

/** The throttling reasons of a table. */
export function throttlingReasons(
  tableName: string | undefined,
  reasons: readonly string[],
): readonly ThrottlingReason[] {
  const resource = `arn:aws:dynamodb:eu-central-1:000000000000:table/${tableName ?? '*'}`;
  return reasons.map((reason) => ({ reason, resource }));
}
