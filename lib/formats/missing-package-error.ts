import { brandClasses } from '../errors/brand-classes.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';

/** Raised when an optional package that is needed is not installed; the message has the command that installs it. */
export class MissingPackageError extends ConfigurationError {
  override readonly name = 'MissingPackageError';
  /** The name of the package. */
  readonly packageName: string;

  constructor(packageName: string, purpose: string, options: ErrorOptions = {}) {
    super(`${purpose} needs the package ${packageName}: npm install ${packageName}`, options);
    this.packageName = packageName;
  }
}

brandClasses({ MissingPackageError });
