// The inputs of every client. The replay server accepts any table, key and signature.

export const region = 'eu-central-1';
export const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG' };

export const table = { TableName: 'Orders' };
export const key = { orderId: '6f1c3a52-0d2e-4f0e-9f57-3f0f3f1f2a11' };

export const item = {
  ...key,
  customer: 'customer-4711',
  createdAt: '2026-11-22T12:00:00.000Z',
  status: 'PAID',
  total: 123.45,
  gift: false,
  address: { street: 'lorem ipsum 17', city: 'Berlin', zip: '10115', country: 'DE' },
  lines: [
    { sku: 'SKU-1234', quantity: 2, price: 19.99 },
    { sku: 'SKU-5678', quantity: 1, price: 83.47 },
  ],
  updatedAt: 1_668_000_000,
};
