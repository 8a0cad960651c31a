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
 * What the OpenAPI document says. The service notes it down and nothing more: the build makes the document of it, in
 * openapi/write-document.ts, so that a start does not load the generator.
 */

/** One operation, beyond what its route, its parameters' classes and its capability say. */
export interface OperationDescription {
  readonly operationId: string;
  /** The heading under which it is listed; without it, the controller's. */
  readonly tag?: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: readonly ApiParamOptions[];
  readonly query?: readonly ApiQueryOptions[];
  readonly headers?: readonly ApiHeaderOptions[];
  readonly consumes?: string;
  readonly body?: ApiBodyOptions;
  readonly answers: readonly ApiResponseOptions[];
  /** Statuses that are answered with a problem document. */
  readonly problems: readonly number[];
}

export const OPERATION = 'pacta:operation';
export const TAG = 'pacta:tag';

/** Makes a route part of the document. */
export const Operation = (description: OperationDescription): MethodDecorator => SetMetadata(OPERATION, description);

/** The heading under which the document lists the operations of a controller. */
export const Tag = (tag: string): ClassDecorator => SetMetadata(TAG, tag);

/** By prototype, in the order in which the classes came: a class after the one that it extends. */
export const describedFields = new Map<object, Map<string, ApiPropertyOptions>>();

/** A field of a request or of an answer. */
export const Described =
  (options: ApiPropertyOptions = {}): PropertyDecorator =>
  (prototype, name) => {
    const fields = describedFields.get(prototype) ?? new Map<string, ApiPropertyOptions>();
    describedFields.set(prototype, fields.set(String(name), options));
  };
