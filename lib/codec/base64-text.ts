/** Base64 with padding, as DynamoDB's JSON has binaries: neither the characters of base64url nor white space. */
export const base64Text = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
