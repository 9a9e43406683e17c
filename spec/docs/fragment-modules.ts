import * as diagnosticsChannel from 'node:diagnostics_channel';
import * as fs from 'node:fs';
import * as fsPromises from 'node:fs/promises';
import * as streamPromises from 'node:stream/promises';
import * as zlib from 'node:zlib';
import * as rxjs from 'rxjs';
import * as formats from '../../lib/formats/index.ts';
import * as rxdynamo from '../../lib/index.ts';
import * as opentelemetry from '../../lib/opentelemetry/index.ts';
import * as testing from '../../lib/testing/index.ts';

/** The modules whose names a fragment may use without an import; the first one that has a name wins. */
export const fragmentModules: Readonly<Record<string, object>> = {
  rxdynamo,
  'rxdynamo/testing': testing,
  'rxdynamo/opentelemetry': opentelemetry,
  'rxdynamo/formats': formats,
  rxjs,
  'node:diagnostics_channel': diagnosticsChannel,
  'node:fs/promises': fsPromises,
  'node:stream/promises': streamPromises,
  'node:fs': fs,
  'node:zlib': zlib,
};
