import { findChoice, findSwitch } from './choice.ts';
import type { Profile } from './shared-files.ts';

/** What to do with the endpoints that DynamoDB has for each account: `preferred`, `disabled` or `required`. */
export type AccountIdEndpointMode = 'preferred' | 'disabled' | 'required';

const modes: readonly AccountIdEndpointMode[] = ['preferred', 'disabled', 'required'];

/** Which of the endpoints that the service has in a region is to be taken. */
export interface EndpointVariant {
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
  readonly accountIdEndpointMode: AccountIdEndpointMode;
}

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
 * Finds the variant: each option beats its variable, that the profile.
 *
 * @throws InvalidOptionError for a value that none of them has
 */
export async function findVariant(
  options: { readonly [Name in keyof EndpointVariant]?: EndpointVariant[Name] | undefined },
  profile: () => Promise<Profile>,
): Promise<EndpointVariant> {
  const { useFipsEndpoint, useDualstackEndpoint, accountIdEndpointMode } = options;
  return {
    useFipsEndpoint: await findSwitch(fips, useFipsEndpoint, profile),
    useDualstackEndpoint: await findSwitch(dualstack, useDualstackEndpoint, profile),
    accountIdEndpointMode:
      (await findChoice(accountIdMode, modes, accountIdEndpointMode, profile)) ?? 'preferred',
  };
}
