import { describe, expect, it } from 'vitest';
import { deprecatedMembers, itemMembers } from './descriptions/items.ts';
import { memberDescriptions } from './descriptions/member-descriptions.ts';
import { streamMembers } from './descriptions/streams.ts';
import { tableMembers } from './descriptions/tables.ts';
import { memberDocs } from './member-docs.ts';
import { membersOf, reach } from './reach.ts';
import { readModels } from './sdk-models.ts';
import { readOperations } from './sdk-operations.ts';

const models = readModels();
const operations = readOperations();
const doc = memberDocs(operations);
const structures = reach(
  models,
  operations.flatMap(({ input, output }) => [input, output]),
);

/** `Structure.Member` of each member of a request or a response. */
const members = structures.flatMap((structure) =>
  membersOf(models, structure).map(({ name }) => `${structure}.${name}`),
);

/** The members that a key of the descriptions stands for. */
function describedBy(key: string): readonly string[] {
  const isForOne = key.includes('.');
  return members.filter((member) => (isForOne ? member === key : member.endsWith(`.${key}`)));
}

/** The members of `key` that do not have a description of their own. */
function withoutOwn(key: string): readonly string[] {
  return describedBy(key).filter((member) => member === key || !Object.hasOwn(memberDescriptions, member));
}

describe('the descriptions of members', () => {
  it('are for members that exist', () => {
    const keys = [...Object.keys(memberDescriptions), ...Object.keys(deprecatedMembers)];
    expect(keys.filter((key) => describedBy(key).length === 0)).toEqual([]);
  });

  it('are each used', () => {
    expect(Object.keys(memberDescriptions).filter((key) => withoutOwn(key).length === 0)).toEqual([]);
  });

  it('are in one list only', () => {
    const keys = [itemMembers, tableMembers, streamMembers].flatMap((list) => Object.keys(list));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each(Object.entries(memberDescriptions))(
    'are sentences that fit into a comment: %s',
    (_, description) => {
      expect(description).toMatch(/^[A-Z`].*\.$/);
      expect(description).not.toMatch(/\*\/|\n|@/);
    },
  );

  it('are there for each member of streams, whose reference has pages of other names', () => {
    const ofStreams = operations.filter(({ hosts }) => hosts === 'streams');
    const structures = reach(
      models,
      ofStreams.flatMap(({ input, output }) => [input, output]),
    );
    expect(structures).toContain('StreamRecord');
    const undescribed = structures.flatMap((structure) =>
      membersOf(models, structure)
        .filter(({ name }) => doc(structure, name).includes('@see'))
        .map(({ name }) => `${structure}.${name}`),
    );
    expect(undescribed, 'Add them to spec/api/descriptions/streams.ts').toEqual([]);
  });

  it('are there for each member of a request or a response for items', () => {
    const names =
      /^(?:(?:Get|Put|Update|Delete|BatchGet|BatchWrite)Item|TransactGetItems|TransactWriteItems|Query|Scan)(?:In|Out)put\./;
    const undescribed = members.filter((member) => {
      const [structure = '', name = ''] = member.split('.');
      return names.test(member) && doc(structure, name).includes('@see');
    });
    expect(undescribed).toEqual([]);
  });
});

describe('the doc comment of a member', () => {
  it('is its description', () => {
    expect(doc('QueryInput', 'Segment')).toMatch(/^\/\*\* The segment .*\. \*\/$/);
    expect(doc('ScanInput', 'IndexName')).toContain('to scan');
  });

  it('is a link to the reference for a member without one', () => {
    const reference = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference';
    const link = (to: string) => `/** @see ${reference}/${to} */`;
    expect(doc('DescribeEndpointsResponse', 'Endpoints')).toBe(
      link('API_DescribeEndpoints.html#DDB-DescribeEndpoints-response-Endpoints'),
    );
    expect(doc('KinesisStreamingDestinationInput', 'StreamArn')).toBe(
      link(
        'API_DisableKinesisStreamingDestination.html#DDB-DisableKinesisStreamingDestination-request-StreamArn',
      ),
    );
    expect(doc('Endpoint', 'Address')).toBe(link('API_Endpoint.html#DDB-Type-Endpoint-Address'));
  });

  it('says what replaces a legacy member', () => {
    expect(doc('ScanInput', 'ConditionalOperator')).toMatch(
      / \* @deprecated Use `FilterExpression`\.\n \*\/$/,
    );
    expect(doc('PutItemInput', 'ConditionalOperator')).toContain('@deprecated Use `ConditionExpression`.');
  });
});
