#!/usr/bin/env node
// Old syntax only: any Node must be able to read this file, so that it can say which one is needed.
// `npm ci` puts Node 26 into node_modules; a plain `node` in the shell may be older, so hand over to that one.
var major = Number(process.versions.node.split('.')[0]);

if (major >= 26) {
  import('node:module')
    .then(function (module) {
      // Before the first TypeScript file: with the cache on, Node need not load what strips its types.
      module.enableCompileCache();
      return import('../src/cli.ts');
    })
    .then(function (cli) {
      return cli.start();
    })
    .catch(complain);
} else {
  handOver();
}

function complain(error) {
  console.error(error);
  process.exitCode = 1;
}

function handOver() {
  Promise.all([import('node:child_process'), import('node:fs'), import('node:url')])
    .then(function (modules) {
      var own = modules[2].fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
      if (!modules[1].existsSync(own)) {
        console.error('jianbao needs Node 26 or newer; this is ' + process.versions.node + '.');
        console.error('Run `npm ci` in its folder: it brings the right Node along.');
        process.exitCode = 1;
        return null;
      }
      var child = modules[0].spawn(own, [modules[2].fileURLToPath(import.meta.url)].concat(process.argv.slice(2)), {
        stdio: 'inherit',
      });
      ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
        process.on(signal, function () {
          child.kill(signal);
        });
      });
      child.on('exit', function (code, signal) {
        if (signal) process.kill(process.pid, signal);
        else process.exitCode = code === null ? 1 : code;
      });
      return child;
    })
    .catch(complain);
}
