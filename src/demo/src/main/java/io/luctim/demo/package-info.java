// SPDX-License-Identifier: Apache-2.0
/** The demo: a command line over the library. Not exported; nothing below it knows of it. */
@NullMarked
package io.luctim.demo;

import org.jspecify.annotations.NullMarked;
