import { brandClasses } from './brand-classes.ts';
import { DynamoDBError, type ErrorFacts } from './dynamodb-error.ts';

/** The base class of errors in the configuration of the client, which a retry cannot fix. */
export class ConfigurationError extends DynamoDBError {
  override readonly name: string = 'ConfigurationError';
}

/** Raised when neither the options, the environment nor the shared configuration files have a region. */
export class NoRegionError extends ConfigurationError {
  override readonly name = 'NoRegionError';
}

/**
 * Raised when no provider of the chain has credentials. The message says why the provider that was configured failed, and
 * `cause` is its error.
 *
 * It is retried, unlike all other configuration errors, if the provider failed with a throttle or a transient error.
 */
export class NoCredentialsError extends ConfigurationError {
  override readonly name = 'NoCredentialsError';
}

/** Raised when the selected profile is in none of the shared configuration files. */
export class NoProfileError extends ConfigurationError {
  override readonly name = 'NoProfileError';
}

/** Raised when a shared configuration file that is needed does not exist or cannot be read. */
export class ConfigNotFoundError extends ConfigurationError {
  override readonly name = 'ConfigNotFoundError';
}

/** Raised when a line of a profile that is needed is not a section, a setting or a comment. */
export class ConfigParserError extends ConfigurationError {
  override readonly name = 'ConfigParserError';
}

/** Raised when an endpoint is not an `http:` or `https:` URL, or has a password or a query. */
export class InvalidEndpointError extends ConfigurationError {
  override readonly name = 'InvalidEndpointError';
}

/** Raised when the option `accountIdEndpointMode` requires an account ID and the credentials have none. */
export class NoAccountIdError extends ConfigurationError {
  override readonly name = 'NoAccountIdError';
}

/**
 * Raised when an option, an environment variable or a setting of a shared configuration file has an invalid value.
 *
 * The message says which values are valid.
 */
export class InvalidOptionError extends ConfigurationError {
  override readonly name = 'InvalidOptionError';
  /** The name of the option, the variable or the setting. */
  declare readonly option?: string;
  /** The value as it was given. Not enumerable, because JSON may not be able to represent it. */
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

brandClasses({
  ConfigurationError,
  NoRegionError,
  NoCredentialsError,
  NoProfileError,
  ConfigNotFoundError,
  ConfigParserError,
  InvalidEndpointError,
  NoAccountIdError,
  InvalidOptionError,
});
