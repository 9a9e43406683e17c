import { setImmediate } from 'node:timers';
import { vi, it } from 'vitest';
import { fakeDynamoDB } from '../../lib/testing/index.ts';
it('x', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout','clearTimeout','setInterval','clearInterval','Date'], now: 0 });
  const { db, requests } = fakeDynamoDB({ Music: { key: ['id'] } }, { faults: { kind: 'throttle', times: 1 } });
  let n = 0; let stop = false; const tick = () => { n++; if (!stop) setImmediate(tick); }; 
  setImmediate(tick);
  db.getItem({ TableName: 'Music', Key: { id: '1' } }).subscribe((v) => console.log('got', v, n));
  for (let i = 0; i < 10; i++) { await new Promise((r) => setImmediate(r)); console.log(i, requests.length, vi.getTimerCount()); }
  await vi.advanceTimersToNextTimerAsync(); console.log('adv', n, vi.getTimerCount());
  for (let i = 0; i < 5; i++) { await new Promise((r) => setImmediate(r)); console.log(i, requests.length, vi.getTimerCount()); }
  await vi.runAllTimersAsync(); console.log(requests.length, n);
  stop = true;
});
