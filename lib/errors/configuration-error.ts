import { DynamoDBError, type ErrorFacts } from './dynamodb-error.ts';

/** The base of the errors that say how the client was set up wrongly; sending the request again does not help. */
export class ConfigurationError extends DynamoDBError {
  override readonly name: string = 'ConfigurationError';
}

/** Raised when neither the options, the environment nor the shared files name a region. */
export class NoRegionError extends ConfigurationError {
  override readonly name = 'NoRegionError';
}

/**
 * Raised when no provider of the chain has credentials; `cause` is what the last of them said.
 *
 * The one that may pass by itself: it is retried where the provider failed of a throttle or a fault of the moment.
 */
export class NoCredentialsError extends ConfigurationError {
  override readonly name = 'NoCredentialsError';
}

/** Raised when the profile that was asked for stands in neither shared file. */
export class NoProfileError extends ConfigurationError {
  override readonly name = 'NoProfileError';
}

/** Raised when a shared file that was asked for is missing or cannot be read. */
export class ConfigNotFoundError extends ConfigurationError {
  override readonly name = 'ConfigNotFoundError';
}

/** Raised when a line of a shared file is neither a section, a setting nor a comment. */
export class ConfigParserError extends ConfigurationError {
  override readonly name = 'ConfigParserError';
}

/** Raised when an endpoint is not an `http:` or `https:` URL. */
export class InvalidEndpointError extends ConfigurationError {
  override readonly name = 'InvalidEndpointError';
}

/** Raised when credentials carry no account id where the option `accountIdEndpointMode` requires one. */
export class NoAccountIdError extends ConfigurationError {
  override readonly name = 'NoAccountIdError';
}

/**
 * Raised when an option, or the variable or setting in its place, has a value it cannot have.
 *
 * `option` is its name, of a variable or a setting that of it; the message says what it may be.
 */
export class InvalidOptionError extends ConfigurationError {
  override readonly name = 'InvalidOptionError';
  declare readonly option?: string;
  /** The value as it was given. Not enumerable, because it may be one that JSON cannot hold. */
  declare readonly value?: unknown;

  constructor(
    message: string,
    { option, value, ...facts }: ErrorFacts & { readonly option?: string; readonly value?: unknown } = {},
  ) {
    super(message, facts);
    if (option === undefined) return;
    Object.defineProperty(this, 'option', { value: option, enumerable: true });
    Object.defineProperty(this, 'value', { value });
  }
}
