#!/usr/bin/env node
import { pathToFileURL } from 'node:url';
import { built } from '../../built.js';
import { withinBounds } from '../memory-bounds.js';

withinBounds(process.argv);
await import(pathToFileURL(built('apps/cli/src/main.js')).href);
