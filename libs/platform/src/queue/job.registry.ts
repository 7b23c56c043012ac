import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { declaredJobs, type JobDefinition, type RecurringDefinition } from './job.catalogue.ts';
import type { HandlesJob, RunsRecurringly } from './job.ts';

/**
 * Which object handles which job. Built once at start; the process refuses to start unless every declared
 * name has exactly one handler, because a job that succeeds since nobody handled it is a lost job.
 */
@Injectable()
export class JobRegistry implements OnModuleInit {
  readonly #messages = new Map<string, { definition: JobDefinition; handler: HandlesJob<unknown> }>();
  readonly #recurring = new Map<string, { definition: RecurringDefinition; handler: RunsRecurringly }>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws Error naming every job without a handler or with more than one */
  onModuleInit(): void {
    const provided = this.discovery
      .getProviders()
      .map((wrapper) => wrapper.instance as unknown)
      .filter((instance) => typeof instance === 'object' && instance !== null);
    const { messages, recurring, promised } = declaredJobs();
    const faults = wiringFaults([...messages, ...recurring], promised, provided);
    if (faults.length > 0) throw new Error(`The jobs are not wired: ${faults.join('; ')}.`);

    const instanceOf = (handler: Type): unknown => provided.find((it) => constructorOf(it) === handler);
    for (const definition of messages) {
      const handler = instanceOf(definition.handler) as HandlesJob<unknown>;
      this.#messages.set(definition.name, { definition, handler });
    }
    for (const definition of recurring) {
      const handler = instanceOf(definition.handler) as RunsRecurringly;
      this.#recurring.set(definition.name, { definition, handler });
    }
  }

  /** Names of all messages that this process can handle. */
  get messageNames(): readonly string[] {
    return [...this.#messages.keys()];
  }

  /** All recurring jobs of this process. */
  get recurrences(): readonly RecurringDefinition[] {
    return [...this.#recurring.values()].map(({ definition }) => definition);
  }

  /** Definition and handler of a message. */
  message(name: string) {
    return this.#messages.get(name);
  }

  /** Definition and handler of a recurring job. */
  recurring(name: string) {
    return this.#recurring.get(name);
  }
}

interface Declared {
  readonly name: string;
  readonly handler: Type;
}

/**
 * What is wrong between the jobs that were declared and the objects that were provided.
 * @param promised names that somebody writes messages under
 * @returns one sentence per fault, none when all is well
 */
export function wiringFaults(
  declared: readonly Declared[],
  promised: readonly string[],
  provided: readonly unknown[],
): string[] {
  const names = new Set([...promised, ...declared.map(({ name }) => name)]);
  return [...names].flatMap((name) => {
    const classes = declared.filter((it) => it.name === name).map(({ handler }) => handler);
    if (classes.length === 0) return [`"${name}" has no handler`];
    if (classes.length > 1) return [`"${name}" has ${classes.length} handlers: ${titles(classes)}`];
    const objects = provided.filter((it) => classes.some((handler) => constructorOf(it) === handler));
    if (objects.length === 0) return [`"${name}" has no handler: no module provides ${titles(classes)}`];
    if (objects.length > 1)
      return [`"${name}" has ${objects.length} handlers: ${titles(classes)} is provided twice`];
    return [];
  });
}

const constructorOf = (value: unknown): unknown => Object.getPrototypeOf(value)?.constructor;

const titles = (classes: readonly Type[]): string => classes.map(({ name }) => name).join(', ');
