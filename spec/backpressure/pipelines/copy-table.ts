/** The table that work and writers write to: values under both their members. */
export const copyTable = { name: 'Copy', key: ['id', 'turn'] } as const;
