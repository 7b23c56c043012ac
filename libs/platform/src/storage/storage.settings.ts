import type { S3Credentials } from './s3.signature.ts';

/** Where files lie: a folder by its `file:` address, or a bucket with who may use it. */
export type StorageSettings = { readonly url: string } | ({ readonly url: string } & S3Credentials);
