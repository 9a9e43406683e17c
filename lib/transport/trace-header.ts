/** The part of the invocation store that AWS Lambda's runtime provides as a global. */
interface LambdaGlobal {
  readonly awslambda?: { readonly InvokeStore?: { readonly getXRayTraceId?: () => string | undefined } };
}

/**
 * Makes the function that returns the X-Ray trace id of the present Lambda invocation; `undefined` outside of Lambda.
 *
 * By this header Lambda finds functions that invoke themselves, and X-Ray the requests of a trace. As in the AWS SDKs, the id
 * comes from the invocation store, which knows concurrent invocations apart, or else from the environment.
 */
export function lambdaTraceId(): (() => string | undefined) | undefined {
  if (!process.env.AWS_LAMBDA_FUNCTION_NAME) return undefined;
  return () => {
    const { InvokeStore } = (globalThis as LambdaGlobal).awslambda ?? {};
    const id = InvokeStore?.getXRayTraceId?.() ?? process.env._X_AMZN_TRACE_ID;
    // A header cannot have other characters, and no call should fail because of its trace.
    return id !== undefined && /^[\x20-\x7e]+$/.test(id) ? id : undefined;
  };
}
