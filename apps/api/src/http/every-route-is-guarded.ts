import { Injectable, RequestMethod, type OnApplicationBootstrap } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ANONYMOUS, CAPABILITY } from './capability.ts';

/** Refuses to start where a route declares neither a capability nor @Anonymous. */
@Injectable()
export class EveryRouteIsGuarded implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const unguarded = [...this.routes()].filter(({ handler, controller }) =>
      [CAPABILITY, ANONYMOUS].every(
        (key) => this.reflector.getAllAndOverride(key, [handler, controller]) === undefined,
      ),
    );
    if (unguarded.length > 0) {
      const names = unguarded.map(({ name }) => name).join(', ');
      throw new Error(`These routes name neither @Capability nor @Anonymous: ${names}`);
    }
  }

  private *routes(): Iterable<{
    name: string;
    handler: () => unknown;
    controller: new (...parts: never[]) => unknown;
  }> {
    const scanner = new MetadataScanner();
    for (const { metatype } of this.discovery.getControllers()) {
      if (typeof metatype !== 'function') continue;
      const controller = metatype as new (...parts: never[]) => unknown;
      for (const method of scanner.getAllMethodNames(controller.prototype as object)) {
        const handler = (controller.prototype as Record<string, () => unknown>)[method];
        const verb = handler === undefined ? undefined : this.reflector.get<RequestMethod>(METHOD_METADATA, handler);
        if (handler !== undefined && verb !== undefined)
          yield { name: `${RequestMethod[verb]} ${controller.name}.${method}`, handler, controller };
      }
    }
  }
}
