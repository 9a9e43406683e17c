import { describe, expect, it } from 'vitest';
import { formatPath, InvalidValueError } from '../../lib/errors/invalid.ts';

describe('a path', () => {
  it.each([
    [['Item'], 'Item'],
    [['Item', 'lines', 3, 'price'], 'Item.lines[3].price'],
    [['Item', 'unit price'], 'Item["unit price"]'],
    [['Item', 'say "hi"', 'größe'], 'Item["say \\"hi\\""].größe'],
    [['Item', '', '1st', '$a_1'], 'Item[""]["1st"].$a_1'],
    [[0, 'a'], '[0].a'],
    [[], ''],
  ])('of the steps %j is formatted as %s', (steps, path) => {
    expect(formatPath(steps)).toBe(path);
  });
});

describe('the error of a value that cannot be stored', () => {
  it('has a message that starts with the path', () => {
    const error = new InvalidValueError('NaN cannot be stored', ['Item', 'price']);
    expect(error).toMatchObject({
      name: 'InvalidValueError',
      message: 'Item.price: NaN cannot be stored',
      path: 'Item.price',
    });
  });

  it('has a message without a path if the value is the input itself', () => {
    expect(new InvalidValueError('not an object', [])).toMatchObject({ message: 'not an object', path: '' });
  });
});
