import { SetMetadata } from '@nestjs/common';
import type {
  ApiBodyOptions,
  ApiHeaderOptions,
  ApiParamOptions,
  ApiPropertyOptions,
  ApiQueryOptions,
  ApiResponseOptions,
} from '@nestjs/swagger';

/*
 * Descriptions for the OpenAPI document. The service only collects them; openapi/write-document.ts makes the document at
 * build time, so that a start does not load the generator.
 */

/** Describes one operation beyond its route, the classes of its parameters and its capability. */
export interface OperationDescription {
  readonly operationId: string;
  /** Tag; the controller's where absent. */
  readonly tag?: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: readonly ApiParamOptions[];
  readonly query?: readonly ApiQueryOptions[];
  readonly headers?: readonly ApiHeaderOptions[];
  readonly consumes?: string;
  readonly body?: ApiBodyOptions;
  readonly answers: readonly ApiResponseOptions[];
  /** Statuses whose answer is a problem document. */
  readonly problems: readonly number[];
}

export const OPERATION = 'pacta:operation';
export const TAG = 'pacta:tag';

/** Adds a route to the document. */
export const Operation = (description: OperationDescription): MethodDecorator => SetMetadata(OPERATION, description);

/** Tag of a controller's operations. */
export const Tag = (tag: string): ClassDecorator => SetMetadata(TAG, tag);

/** By prototype, in order of definition: a class follows the one that it extends. */
export const describedFields = new Map<object, Map<string, ApiPropertyOptions>>();

/** A field of a request or of an answer. */
export const Described =
  (options: ApiPropertyOptions = {}): PropertyDecorator =>
  (prototype, name) => {
    const fields = describedFields.get(prototype) ?? new Map<string, ApiPropertyOptions>();
    describedFields.set(prototype, fields.set(String(name), options));
  };
