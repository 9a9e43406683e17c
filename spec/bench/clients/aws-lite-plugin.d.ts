// The types of the plugin are in a separate package, which does not declare this module.
declare module '@aws-lite/dynamodb';
