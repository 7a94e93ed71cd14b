/** Packages that draw in a browser: a package that depends on one, and serves nothing that we see, is a program of the browser. */
export const browserPackages: ReadonlySet<string> = new Set(['vue', 'react-dom', '@angular/core', 'svelte', 'preact', 'solid-js', 'lit', 'ember-source', 'jquery', 'alpinejs', 'react-native']);
