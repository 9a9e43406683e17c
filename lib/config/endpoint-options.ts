import { findChoice, findSwitch } from './choice.ts';
import type { Profile } from './shared-files.ts';

/** What to do with the endpoints that DynamoDB has for each account: `preferred`, `disabled` or `required`. */
export type AccountIdEndpointMode = 'preferred' | 'disabled' | 'required';

const modes: readonly AccountIdEndpointMode[] = ['preferred', 'disabled', 'required'];

/** Which kind of the service's hosts a connection needs. */
export interface HostKind {
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
}

/** Which of the endpoints that the service has in a region is to be taken. */
export interface EndpointVariant extends HostKind {
  readonly accountIdEndpointMode: AccountIdEndpointMode;
}

type Choices<Settings> = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

/** The variables and the settings of a profile that the AWS SDKs share, with the SDK for JavaScript's names for options. */
const fips = {
  option: 'useFipsEndpoint',
  variable: 'AWS_USE_FIPS_ENDPOINT',
  setting: 'use_fips_endpoint',
};
const dualstack = {
  option: 'useDualstackEndpoint',
  variable: 'AWS_USE_DUALSTACK_ENDPOINT',
  setting: 'use_dualstack_endpoint',
};
const accountIdMode = {
  option: 'accountIdEndpointMode',
  variable: 'AWS_ACCOUNT_ID_ENDPOINT_MODE',
  setting: 'account_id_endpoint_mode',
};

/**
 * Finds whether FIPS and dual-stack are wanted: each option beats its variable, that the profile.
 *
 * @throws InvalidOptionError for a value that is neither on nor off
 */
export async function findHostKind(
  { useFipsEndpoint, useDualstackEndpoint }: Choices<HostKind>,
  profile: () => Promise<Profile>,
): Promise<HostKind> {
  return {
    useFipsEndpoint: await findSwitch(fips, useFipsEndpoint, profile),
    useDualstackEndpoint: await findSwitch(dualstack, useDualstackEndpoint, profile),
  };
}

/**
 * Finds what to do with the endpoints of accounts: the option beats the variable, that the profile.
 *
 * @throws InvalidOptionError for a word that is none of the three
 */
export async function findAccountIdEndpointMode(
  option: AccountIdEndpointMode | undefined,
  profile: () => Promise<Profile>,
): Promise<AccountIdEndpointMode> {
  return (await findChoice(accountIdMode, modes, option, profile)) ?? 'preferred';
}
