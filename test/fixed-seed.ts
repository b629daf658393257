import fc from 'fast-check';

// A property that fails does so on every machine and in every run. A test may have a seed of its own; a failure names it.
fc.configureGlobal({ seed: 20_261_121 });
