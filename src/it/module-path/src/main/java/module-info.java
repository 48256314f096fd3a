// SPDX-License-Identifier: Apache-2.0

/** An application that is a module. */
module app {
  requires io.luctim;
}
