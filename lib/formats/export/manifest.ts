/** The manifest of a full or an incremental export: the content of `manifest-summary.json`. */
export interface ExportSummary {
  /** `'2020-06-30'` for full exports, `'2023-08-01'` for incremental ones. */
  readonly version: string;
  readonly exportArn: string | null;
  /** When the export began and ended, as ISO 8601. */
  readonly startTime: string;
  readonly endTime: string;
  readonly tableArn: string;
  readonly tableId: string | null;
  /** The point in time of the table that a full export has, as ISO 8601. */
  readonly exportTime?: string | undefined;
  /** The first moment of the changes of an incremental export, as ISO 8601. */
  readonly exportFromTime?: string | undefined;
  /** The moment before which the changes of an incremental export end, as ISO 8601. */
  readonly exportToTime?: string | undefined;
  readonly s3Bucket: string | null;
  readonly s3Prefix: string | null;
  readonly s3SseAlgorithm: string | null;
  readonly s3SseKmsKeyId: string | null;
  /** The key of `manifest-files.json`. */
  readonly manifestFilesS3Key: string;
  readonly billedSizeBytes: number;
  /** How many items, or changes, all files have. */
  readonly itemCount: number;
  readonly outputFormat: string;
  /** Which images the changes of an incremental export have. */
  readonly outputView?: string | undefined;
  /** `'INCREMENTAL_EXPORT'` for incremental exports. */
  readonly exportType?: string | undefined;
}

/** A line of `manifest-files.json`. */
export interface ExportFileEntry {
  readonly itemCount: number;
  /** The MD5 checksum of the compressed file, in base64. */
  readonly md5Checksum: string;
  readonly etag: string;
  readonly dataFileS3Key: string;
}

/** The version of the summary of a full export, and of an incremental one. */
export const summaryVersions = { full: '2020-06-30', incremental: '2023-08-01' } as const;
