#!/usr/bin/env node
import { pathToFileURL } from 'node:url';
import { built } from '../../built.js';

await import(pathToFileURL(built('apps/cli/src/main.js')).href);
