// One line per operation: the client has a method for each.
export { batchDelete } from './batch/batch-delete.ts';
export { batchGet } from './batch/batch-get.ts';
export { batchWrite } from './batch/batch-write.ts';
export { batchGetItem } from './batch-get-item.ts';
export { batchWriteItem } from './batch-write-item.ts';
export { createTable } from './create-table.ts';
export { deleteItem } from './delete-item.ts';
export { deleteTable } from './delete-table.ts';
export { describeTable } from './describe-table.ts';
export { getItem } from './get-item.ts';
export { listTables } from './list-tables.ts';
export { parallelScan } from './parallel-scan.ts';
export { putItem } from './put-item.ts';
export { query } from './query.ts';
export { scan } from './scan.ts';
export { updateItem } from './update-item.ts';
export { updateTable } from './update-table.ts';
