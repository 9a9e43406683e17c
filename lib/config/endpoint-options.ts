import { findChoice, findSwitch } from './setting.ts';
import type { Profile } from './shared-files.ts';

/** Whether account-based endpoints are used: `preferred`, `disabled` or `required`. */
export type AccountIdEndpointMode = 'preferred' | 'disabled' | 'required';

const modes: readonly AccountIdEndpointMode[] = ['preferred', 'disabled', 'required'];

/** Whether the hosts are FIPS and dual-stack ones. */
export interface HostKind {
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
}

/** Which of the endpoints of a region is used. */
export interface EndpointVariant extends HostKind {
  readonly accountIdEndpointMode: AccountIdEndpointMode;
}

type Choices<Settings> = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

/** The variables and the settings of a profile are those of all AWS SDKs, the options those of the SDK for JavaScript. */
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
 * Finds whether to use FIPS and dual-stack hosts: each by its option, else its variable, else the profile.
 *
 * @throws InvalidOptionError for anything but true and false
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
 * Finds whether to use account-based endpoints: the option, else the variable, else the profile.
 *
 * @throws InvalidOptionError for any other word
 */
export async function findAccountIdEndpointMode(
  option: AccountIdEndpointMode | undefined,
  profile: () => Promise<Profile>,
): Promise<AccountIdEndpointMode> {
  return (await findChoice(accountIdMode, modes, option, profile)) ?? 'preferred';
}
