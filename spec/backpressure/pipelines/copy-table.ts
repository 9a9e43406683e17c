/** The table to which work and writers write; both members of a value are its key. */
export const copyTable = { name: 'Copy', key: ['id', 'subscription'] } as const;
