// SPDX-License-Identifier: Apache-2.0
/** What the user may have meant, and how what is being typed may go on. Not exported. */
@NullMarked
package io.luctim.search.suggest;

import org.jspecify.annotations.NullMarked;
