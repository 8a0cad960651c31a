#!/usr/bin/env node
import { runBuilt } from '../../built.js';
import { withinBounds } from '../memory-bounds.js';

withinBounds(process.argv);
await runBuilt('pacta');
