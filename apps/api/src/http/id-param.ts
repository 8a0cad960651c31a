import { Param, type PipeTransform } from '@nestjs/common';
import { isUuid } from './fields.ts';
import { notFound } from './problem.ts';

/** A malformed id answers 404 like an unknown one, so that probing can't tell them apart. */
const knownForm: PipeTransform<string, string> = {
  transform: (id) => {
    if (isUuid(id)) return id;
    throw notFound('resource');
  },
};

/** The id of a resource in the path. */
export const IdParam = (name: string): ParameterDecorator => Param(name, knownForm);
