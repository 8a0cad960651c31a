import { Param, type PipeTransform } from '@nestjs/common';
import { isUuid } from './fields.ts';
import { notFound } from './problem.ts';

/** What can't be an id is not found, like an id that nothing has: the two must not be told apart by probing. */
const knownForm: PipeTransform<string, string> = {
  transform: (id) => {
    if (isUuid(id)) return id;
    throw notFound('resource');
  },
};

/** The id of a resource in the path. */
export const IdParam = (name: string): ParameterDecorator => Param(name, knownForm);
