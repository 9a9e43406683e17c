// The plugin's types are a package of their own, which does not say that they are the plugin's.
declare module '@aws-lite/dynamodb';
